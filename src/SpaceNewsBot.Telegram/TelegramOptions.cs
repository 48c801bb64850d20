namespace SpaceNewsBot.Telegram;

/// <summary>How the bot reaches Telegram. Settings: <c>Telegram:Token</c>, <c>Telegram:ApiUrl</c>.</summary>
public sealed class TelegramOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Telegram";

    /// <summary>The token that @BotFather gave; empty when the bot isn't to run in Telegram. A secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the Bot API is: scheme, host and port.</summary>
    public string ApiUrl { get; set; } = "https://api.telegram.org";
}
