using System.Collections.Immutable;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>A form.</summary>
/// <param name="CustomId">What the bot gets when it is sent: 1 to 100 characters.</param>
/// <param name="Title">At most 45 characters.</param>
/// <param name="Inputs">1 to 5.</param>
public sealed record DiscordModal(string CustomId, string Title, ImmutableArray<DiscordInput> Inputs);
