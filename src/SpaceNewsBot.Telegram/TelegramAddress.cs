using System.Globalization;
using SpaceNewsBot.Core.Chat;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram;

/// <summary>A chat, or a topic of a forum: each topic is a conversation of its own.</summary>
/// <param name="ChatId">The chat.</param>
/// <param name="TopicId">The topic; null outside forums.</param>
internal sealed record TelegramAddress(long ChatId, int? TopicId)
{
    public const string Platform = "telegram";

    public static TelegramAddress Of(Message message) =>
        new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);

    public static TelegramAddress Of(ConversationAddress conversation)
    {
        // A private chat has the person's own id (core.telegram.org/bots/api#chat).
        var parts = (conversation.Person ?? conversation.ChatId).Split('/');
        return new TelegramAddress(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            parts is [_, var topic] ? int.Parse(topic, CultureInfo.InvariantCulture) : null);
    }

    public ConversationAddress ToConversation() =>
        new(Platform, TopicId is { } topic ? string.Create(CultureInfo.InvariantCulture, $"{ChatId}/{topic}") : ChatId.ToString(CultureInfo.InvariantCulture));
}
