using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Workspaces;

/// <summary>One community: its own sources, moderators and chats.</summary>
/// <param name="Id">a-z, 0-9 and "-", at most 40 characters.</param>
/// <param name="PausedAt">Since when it answers no questions; null while it does.</param>
/// <param name="Chats">The chats that are linked to it, oldest link first.</param>
public sealed record Workspace(string Id, DateTimeOffset? PausedAt, ImmutableArray<LinkedChat> Chats);
