using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>One of a command's several forms.</summary>
/// <param name="Name">1 to 32 characters, in lower case.</param>
/// <param name="Description">1 to 100 characters.</param>
/// <param name="Options">At most 25, required ones first.</param>
public sealed record DiscordSubcommand(string Name, string Description, ImmutableArray<DiscordOption> Options);
