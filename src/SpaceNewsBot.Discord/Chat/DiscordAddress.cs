using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>
/// A channel, thread or direct channel. A guild with all of its channels is what is linked to a workspace. What one person
/// alone is shown in a guild's channel is a conversation of its own: nobody follows it up but they.
/// </summary>
/// <param name="GuildId">The guild; null for a direct channel.</param>
/// <param name="ChannelId">The channel; empty for the direct channel to <paramref name="OnlyFor"/>, wherever it is.</param>
/// <param name="OnlyFor">The person who alone sees the reply; null for everybody in the channel.</param>
internal sealed record DiscordAddress(string? GuildId, string ChannelId, string? OnlyFor = null)
{
    public const string Platform = "discord";

    public static DiscordAddress Of(ConversationAddress conversation) => conversation switch
    {
        { Person: { } person } => new DiscordAddress(null, "", person),
        _ => conversation.ChatId.Split('/') switch
        {
            [var guild, var channel, var person] => new DiscordAddress(guild, channel, person),
            [var guild, var channel] => new DiscordAddress(guild, channel),
            [var channel] => new DiscordAddress(null, channel),
            _ => throw new ArgumentException("This is no address of Discord's.", nameof(conversation)),
        },
    };

    public ConversationAddress ToConversation() => new(
        Platform,
        string.Join('/', new[] { GuildId, ChannelId, OnlyFor }.Where(part => part is not null)));
}
