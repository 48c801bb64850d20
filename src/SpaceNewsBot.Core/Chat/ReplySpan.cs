namespace SpaceNewsBot.Core.Chat;

/// <summary>A run of text in one style.</summary>
/// <param name="Text">What is shown, cleaned and not escaped; "\n" ends a line.</param>
/// <param name="IsForeign">Whether words of sources or users stand in it, in which nothing may become live.</param>
public sealed record ReplySpan(string Text, bool IsForeign = false)
{
    /// <summary>How it is set off.</summary>
    public SpanStyle Style { get; init; }

    /// <summary>The stored web address that it links to; null when it doesn't.</summary>
    public string? Address { get; init; }

    /// <summary>The quote that the page behind <see cref="Address"/> has; null when the link is to the page as a whole.</summary>
    public string? Quote { get; init; }
}
