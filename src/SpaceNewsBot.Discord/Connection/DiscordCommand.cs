using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>A slash command (discord.com/developers/docs/interactions/application-commands#application-command-object).</summary>
/// <param name="Name">1 to 32 characters, in lower case.</param>
/// <param name="Description">1 to 100 characters.</param>
public sealed record DiscordCommand(string Name, string Description)
{
    /// <summary>Subcommands; where there are any, the command can't be used without one, and has no options of its own.</summary>
    public ImmutableArray<DiscordSubcommand> Subcommands { get; init; } = [];

    /// <summary>At most 25, required ones first.</summary>
    public ImmutableArray<DiscordOption> Options { get; init; } = [];

    /// <summary>
    /// The bits of the permissions that a member needs to see it, until the guild's administrators decide otherwise; null
    /// for everybody.
    /// </summary>
    public ulong? DefaultMemberPermissions { get; init; }
}
