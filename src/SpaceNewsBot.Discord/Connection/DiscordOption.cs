namespace SpaceNewsBot.Discord.Connection;

/// <summary>An option of a command.</summary>
/// <param name="Name">1 to 32 characters, in lower case.</param>
/// <param name="Description">1 to 100 characters.</param>
/// <param name="Kind">What it takes.</param>
public sealed record DiscordOption(string Name, string Description, DiscordOptionKind Kind)
{
    /// <summary>Whether the command can't do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the bot offers values while it is typed: text only.</summary>
    public bool IsCompleted { get; init; }

    /// <summary>At most so many characters, up to 6,000: text only; null for Discord's bound.</summary>
    public int? MaxLength { get; init; }

    /// <summary>At least this number; whole numbers only; null for no bound.</summary>
    public int? MinValue { get; init; }
}
