namespace SpaceNewsBot.Core.Workspaces;

/// <summary>Whose sources a chat reads.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="IsLinked">Whether an owner linked the chat to it; false where it is the default one for want of a link.</param>
public sealed record ChatLink(string WorkspaceId, bool IsLinked);
