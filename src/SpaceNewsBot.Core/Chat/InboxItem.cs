namespace SpaceNewsBot.Core.Chat;

/// <summary>A recorded message that isn't finished.</summary>
/// <param name="Id">Its place in the inbox; grows with time.</param>
/// <param name="Version">1 as it was first written; grows with each edit of its sender's.</param>
/// <param name="Message">What arrived.</param>
/// <param name="Refused">The limit that it met; null when it is to be worked on.</param>
/// <param name="MessageIds">
/// The platform's ids of the parts of its reply that were posted and recorded as posted, in order. Of an edited message they
/// may hold the reply to what it said before.
/// </param>
public sealed record InboxItem(long Id, int Version, IncomingMessage Message, InboxRefusal? Refused, IReadOnlyList<string> MessageIds)
{
    /// <summary>Whether <see cref="IncomingMessage.Right"/> is what its sender may do now, as far as the command needs to know.</summary>
    public bool IsRightKnown { get; init; }

    /// <summary>The platform's id of the message that says that the reply is being made; null when none was posted.</summary>
    public string? NoticeId { get; init; }

    /// <summary>How many parts of its reply were posted and recorded as posted.</summary>
    public int PartsSent => MessageIds.Count;
}
