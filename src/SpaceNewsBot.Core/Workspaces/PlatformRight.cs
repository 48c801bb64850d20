namespace SpaceNewsBot.Core.Workspaces;

/// <summary>What a platform lets somebody do.</summary>
/// <param name="InChat">As one who manages the chat. It counts only where an owner linked the chat to a workspace.</param>
/// <param name="Everywhere">As one whom the settings name.</param>
public sealed record PlatformRight(Right InChat, Right Everywhere);
