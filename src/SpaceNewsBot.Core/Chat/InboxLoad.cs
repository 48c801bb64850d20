namespace SpaceNewsBot.Core.Chat;

/// <summary>How many messages wait, and how many came lately.</summary>
/// <param name="OfUser">Those of one person that wait.</param>
/// <param name="Overall">All that wait.</param>
/// <param name="OfUserThisHour">Those of one person to one workspace in this hour of the clock, finished or not.</param>
/// <param name="OfWorkspaceThisHour">All to one workspace in this hour of the clock, finished or not.</param>
public readonly record struct InboxLoad(int OfUser, int Overall, int OfUserThisHour, int OfWorkspaceThisHour);
