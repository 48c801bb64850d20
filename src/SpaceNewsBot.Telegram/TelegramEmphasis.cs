namespace SpaceNewsBot.Telegram;

/// <summary>How a run of text is set off. Telegram sets off neither code nor what stands in it (core.telegram.org/bots/api#formatting-options).</summary>
internal enum TelegramEmphasis
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It is a heading.</summary>
    Bold,

    /// <summary>It goes.</summary>
    Struck,

    /// <summary>It comes.</summary>
    Underlined,
}
