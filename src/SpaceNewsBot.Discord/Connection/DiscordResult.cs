namespace SpaceNewsBot.Discord.Connection;

/// <summary>What became of a call.</summary>
public abstract record DiscordResult
{
    private DiscordResult()
    {
    }

    /// <summary>It was done, and there is nothing to tell.</summary>
    public sealed record Done : DiscordResult;

    /// <summary>A message stands.</summary>
    /// <param name="MessageId">Its id.</param>
    /// <param name="ChannelId">Where.</param>
    public sealed record Message(string MessageId, string ChannelId) : DiscordResult;

    /// <summary>A channel.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="GuildId">Its guild; null for a direct channel.</param>
    /// <param name="ParentId">A thread's channel or forum, a channel's category; null where there is none.</param>
    /// <param name="Name">Its title; empty where it has none.</param>
    public sealed record Channel(string Id, string? GuildId, string? ParentId, string Name) : DiscordResult;

    /// <summary>Discord won't ever take this call.</summary>
    /// <param name="Code">Discord's JSON error code (discord.com/developers/docs/topics/opcodes-and-status-codes#json); 0 where it gave none.</param>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Reason">Discord's words, which may hold words of the call: not to be logged.</param>
    public sealed record Refused(int Code, int Status, string Reason) : DiscordResult;
}
