using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>An interaction (discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Token">With which it is answered, for 15 minutes. A secret.</param>
/// <param name="Kind">What was used.</param>
/// <param name="Name">A command's whole name with its subcommand, as "source add"; a component's or form's custom id.</param>
/// <param name="ChannelId">Where.</param>
/// <param name="GuildId">The guild; null in a direct message.</param>
/// <param name="UserId">Who.</param>
public sealed record DiscordInteraction(
    string Id,
    string Token,
    DiscordInteractionKind Kind,
    string Name,
    string ChannelId,
    string? GuildId,
    string UserId)
{
    /// <summary>
    /// A command's options by name, as text ("true" and "false" for switches, ids for channels); a form's fields by custom id.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The files that were given to options, by the option's name.</summary>
    public ImmutableSortedDictionary<string, DiscordAttachment> Attachments { get; init; } = ImmutableSortedDictionary<string, DiscordAttachment>.Empty;

    /// <summary>The option that is being typed, when it is to be completed; else null.</summary>
    public string? Focused { get; init; }

    /// <summary>What the member may do in the channel, as the bits of Discord's permissions; 0 in a direct message.</summary>
    public ulong Permissions { get; init; }

    /// <summary>The member's roles; empty in a direct message.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>The message of the component that was used; null otherwise.</summary>
    public string? MessageId { get; init; }
}
