using SpaceNewsBot.Telegram.Connection;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>What to do about Telegram's refusals, for whoever runs the bot.</summary>
internal static class TelegramSentences
{
    public const string TokenRefused =
        $"Telegram refuses the bot's token: copy it again from @BotFather into the setting {TelegramOptions.Section}:{nameof(TelegramOptions.Token)}.";

    /// <summary>The sentence for a fault.</summary>
    public static string Of(TelegramFault fault, string apiUrl) => fault.Kind == TelegramFaultKind.TokenRefused
        ? TokenRefused
        : $"The Bot API at {apiUrl} can't be reached: check the network and the setting {TelegramOptions.Section}:{nameof(TelegramOptions.ApiUrl)}.";
}
