using System.Globalization;
using SpaceNewsBot.Core.Chat;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>
/// A chat, or a topic of a forum: each topic is a conversation of its own. So is a message that somebody posted by inline
/// mode: Telegram doesn't say in which chat, so it stands under the private chat of who posted it.
/// </summary>
/// <param name="ChatId">The chat.</param>
/// <param name="TopicId">The topic; null outside forums.</param>
/// <param name="InlineMessageId">Telegram's id of the inline message; null for a chat.</param>
internal sealed record TelegramAddress(long ChatId, int? TopicId, string? InlineMessageId = null)
{
    public const string Platform = "telegram";

    private const char InlineMark = 'i';

    /// <summary>Whether several people read there. Groups' ids are negative (core.telegram.org/bots/api#chat and its dialog ids).</summary>
    public bool IsGroup => ChatId < 0;

    public static TelegramAddress Of(Message message) =>
        new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);

    public static TelegramAddress OfPrivateChat(long userId) => new(userId, null);

    public static TelegramAddress Of(ConversationAddress conversation)
    {
        // A private chat has the person's own id (core.telegram.org/bots/api#chat).
        var parts = (conversation.Person ?? conversation.ChatId).Split('/');
        var chat = long.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts switch
        {
            [_, [InlineMark, .. var inline]] => new TelegramAddress(chat, null, inline),
            [_, var topic] => new TelegramAddress(chat, int.Parse(topic, CultureInfo.InvariantCulture)),
            _ => new TelegramAddress(chat, null),
        };
    }

    /// <summary>A chat's or a person's id as the store keeps it.</summary>
    public static string IdOf(long id) => id.ToString(CultureInfo.InvariantCulture);

    public ConversationAddress ToConversation() => new(Platform, this switch
    {
        { InlineMessageId: { } inline } => string.Create(CultureInfo.InvariantCulture, $"{ChatId}/{InlineMark}{inline}"),
        { TopicId: { } topic } => string.Create(CultureInfo.InvariantCulture, $"{ChatId}/{topic}"),
        _ => IdOf(ChatId),
    });
}
