namespace SpaceNewsBot.Core.Workspaces;

/// <summary>A chat that reads a workspace beside the default one.</summary>
/// <param name="Platform">The platform's name in lower case.</param>
/// <param name="ChatId">The platform's id of the chat, all of its threads included.</param>
/// <param name="LinkedAt">Since when.</param>
/// <param name="LinkedBy">Who typed the code.</param>
public sealed record LinkedChat(string Platform, string ChatId, DateTimeOffset LinkedAt, string LinkedBy);
