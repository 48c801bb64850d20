namespace SpaceNewsBot.Telegram;

/// <summary>A run of text in one style.</summary>
/// <param name="Text">What is shown; not escaped yet.</param>
/// <param name="IsCode">Whether it is shown as code, in which Telegram makes nothing live.</param>
/// <param name="Address">Where it links to; null when it doesn't.</param>
internal sealed record TelegramSpan(string Text, bool IsCode = false, string? Address = null)
{
    /// <summary>How it is set off; code and links aren't.</summary>
    public TelegramEmphasis Emphasis { get; init; }

    /// <summary>Whether it takes one of the message's formatting entities.</summary>
    public bool IsEntity => IsCode || Address is not null || Emphasis != TelegramEmphasis.None;
}
