using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>What Discord tells the bot. Ids are snowflakes, in decimal digits.</summary>
public abstract record DiscordEvent
{
    private DiscordEvent()
    {
    }

    /// <summary>A session began: not when one was resumed.</summary>
    /// <param name="ApplicationId">The application.</param>
    /// <param name="UserId">The bot user.</param>
    public sealed record Ready(string ApplicationId, string UserId) : DiscordEvent;

    /// <summary>Somebody wrote a message.</summary>
    /// <param name="MessageId">The message.</param>
    /// <param name="ChannelId">The channel, thread or direct channel.</param>
    /// <param name="GuildId">The guild; null in a direct message.</param>
    /// <param name="AuthorId">Who wrote it.</param>
    /// <param name="Content">Its text as Discord sends it, with mentions as &lt;@id&gt;; empty where Discord withholds it.</param>
    public sealed record MessageCreated(string MessageId, string ChannelId, string? GuildId, string AuthorId, string Content) : DiscordEvent
    {
        /// <summary>Whether a bot or a webhook wrote it, or Discord itself.</summary>
        public bool IsAutomatic { get; init; }

        /// <summary>The users that it mentions.</summary>
        public ImmutableArray<string> Mentions { get; init; } = [];

        /// <summary>The message that it replies to; null when it replies to none.</summary>
        public string? RepliesTo { get; init; }

        /// <summary>Who wrote the message that it replies to; null where Discord doesn't say.</summary>
        public string? RepliesToAuthor { get; init; }

        /// <summary>The author's roles; empty in a direct message.</summary>
        public ImmutableArray<string> Roles { get; init; } = [];
    }

    /// <summary>A thread or a forum's post was made. Threads that Discord only shows to the bot don't count.</summary>
    /// <param name="ThreadId">The thread; the first message of a forum's post has the same id.</param>
    /// <param name="ParentId">The channel or forum.</param>
    /// <param name="GuildId">The guild.</param>
    /// <param name="Name">The title, as written.</param>
    public sealed record ThreadCreated(string ThreadId, string ParentId, string GuildId, string Name) : DiscordEvent;

    /// <summary>Somebody used a command, a button, a form, or types in an option that is completed.</summary>
    /// <param name="Interaction">What.</param>
    public sealed record Interacted(DiscordInteraction Interaction) : DiscordEvent;
}
