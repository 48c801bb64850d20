using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>Decides which messages are for us, and turns those into messages of the inbox.</summary>
internal static class DiscordMessageReader
{
    /// <summary>
    /// For us are a direct message, a mention, a reply to one of our messages, and all that stands in a question channel;
    /// never what a bot wrote, or we ourselves.
    /// </summary>
    /// <param name="message">What was written.</param>
    /// <param name="ourId">The bot user.</param>
    /// <param name="isQuestion">Whether it stands where every message is a question.</param>
    /// <param name="moderatorRole">The role of the setting; empty for none.</param>
    /// <param name="receivedAt">When it reached us.</param>
    /// <returns>The message; null when it isn't for us.</returns>
    public static IncomingMessage? Read(
        DiscordEvent.MessageCreated message,
        string ourId,
        bool isQuestion,
        string moderatorRole,
        DateTimeOffset receivedAt)
    {
        var isReply = message.RepliesTo is not null && message.RepliesToAuthor == ourId;
        var isForUs = message.GuildId is null || isReply || isQuestion || message.Mentions.Contains(ourId);
        return message.IsAutomatic || message.AuthorId == ourId || !isForUs
            ? null
            : new IncomingMessage(
                new DiscordAddress(message.GuildId, message.ChannelId).ToConversation(),
                message.MessageId,
                "",
                message.AuthorId,
                WithoutMention(message.Content, ourId),
                receivedAt,
                message.GuildId is null)
            {
                Right = DiscordRights.Of(0, message.Roles, moderatorRole),
                RepliesTo = isReply ? message.RepliesTo : null,
                Route = new DiscordRoute.ToMessage(message.MessageId).ToString(),
            };
    }

    // The second form is older clients'.
    private static string WithoutMention(string content, string ourId) => content
        .Replace($"<@{ourId}>", " ", StringComparison.Ordinal)
        .Replace($"<@!{ourId}>", " ", StringComparison.Ordinal)
        .Trim();
}
