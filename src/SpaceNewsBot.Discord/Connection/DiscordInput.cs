namespace SpaceNewsBot.Discord.Connection;

/// <summary>A field of a form.</summary>
/// <param name="CustomId">1 to 100 characters, once in a form.</param>
/// <param name="Label">At most 45 characters.</param>
/// <param name="IsParagraph">Whether it has several lines.</param>
public sealed record DiscordInput(string CustomId, string Label, bool IsParagraph)
{
    /// <summary>What stands in it at first, at most 4,000 characters; empty for nothing.</summary>
    public string Value { get; init; } = "";

    /// <summary>Shown while it is empty, at most 100 characters; empty for nothing.</summary>
    public string Placeholder { get; init; } = "";

    /// <summary>Whether it has to be filled.</summary>
    public bool IsRequired { get; init; }

    /// <summary>At most so many characters can be typed: 1 to 4,000.</summary>
    public int MaxLength { get; init; } = 4_000;
}
