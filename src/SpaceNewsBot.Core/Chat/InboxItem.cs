namespace SpaceNewsBot.Core.Chat;

/// <summary>A recorded message that isn't finished.</summary>
/// <param name="Id">Its place in the inbox; grows with time.</param>
/// <param name="Message">What arrived.</param>
/// <param name="Refused">The limit that it met; null when it is to be worked on.</param>
/// <param name="PartsSent">How many parts of its reply were posted and recorded as posted.</param>
public sealed record InboxItem(long Id, IncomingMessage Message, InboxRefusal? Refused, int PartsSent);
