using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram;

/// <summary>Decides which updates are for us, and turns those into messages.</summary>
internal static class TelegramMessageReader
{
    /// <summary>
    /// In a private chat everything a person sends is for us (without text it gets a reply that says so); in a group only
    /// the commands that are heard there, and only when no other bot is named.
    /// </summary>
    /// <returns>The message; null when it isn't for us.</returns>
    public static IncomingMessage? Read(Update update, string ourName, DateTimeOffset receivedAt)
    {
        if (update.Message is not { IsServiceMessage: false } message || ReadUser(message) is not { } user)
        {
            return null;
        }

        var text = message.Text ?? "";
        if (message.Chat.Type != ChatType.Private)
        {
            var command = CommandTable.Find(text, CommandSurfaces.Group, out var botName, out _);
            var forAnother = botName is not null && !botName.Equals(ourName, StringComparison.OrdinalIgnoreCase);
            if (command is null || forAnother)
            {
                return null;
            }
        }

        return new IncomingMessage(
            TelegramAddress.Of(message).ToConversation(),
            update.Id.ToString(CultureInfo.InvariantCulture),
            SourceLimits.DefaultWorkspace,
            user,
            text,
            receivedAt,
            IsPrivate: message.Chat.Type == ChatType.Private);
    }

    // An administrator who posts anonymously comes as the group itself, sent by a bot of Telegram's.
    private static string? ReadUser(Message message) => message switch
    {
        { SenderChat.Id: var chat } => chat.ToString(CultureInfo.InvariantCulture),
        { From: { IsBot: false, Id: var user } } => user.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
