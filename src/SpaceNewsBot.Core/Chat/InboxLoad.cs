namespace SpaceNewsBot.Core.Chat;

/// <summary>How many messages wait.</summary>
/// <param name="OfUser">Those of one person.</param>
/// <param name="Overall">All.</param>
public readonly record struct InboxLoad(int OfUser, int Overall);
