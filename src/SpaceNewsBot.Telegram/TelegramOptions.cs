namespace SpaceNewsBot.Telegram;

/// <summary>How the bot reaches Telegram, and who moderates there. Settings: <c>Telegram:Token</c> and so on.</summary>
public sealed class TelegramOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Telegram";

    /// <summary>The token that @BotFather gave; empty when the bot isn't to run in Telegram. A secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the Bot API is: scheme, host and port.</summary>
    public string ApiUrl { get; set; } = "https://api.telegram.org";

    /// <summary>The public address to which Telegram is to bring the updates; empty for long polling.</summary>
    public string WebhookUrl { get; set; } = "";

    /// <summary>Where the bot listens for what comes to <see cref="WebhookUrl"/>: scheme, host and port, behind whatever holds the certificate.</summary>
    public string WebhookListen { get; set; } = "http://127.0.0.1:8088";

    /// <summary>The user ids of those who moderate in every chat, with commas between; empty for none.</summary>
    public string Moderators { get; set; } = "";

    /// <summary>Whether the administrators of a group that is linked to a workspace moderate there.</summary>
    public bool AdministratorsModerate { get; set; } = true;

    /// <summary>The id of the chat that is told of changes, quarantines and corrections; empty for none.</summary>
    public string ModeratorChat { get; set; } = "";

    /// <summary>Whether updates come by webhook.</summary>
    public bool UsesWebhook => WebhookUrl.Length > 0;

    /// <summary>The ids of <see cref="Moderators"/>.</summary>
    public IReadOnlyCollection<string> ReadModerators() => Moderators.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
