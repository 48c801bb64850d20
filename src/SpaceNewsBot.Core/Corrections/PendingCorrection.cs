using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>A posted answer whose readers are still to be told something.</summary>
/// <param name="Id">The correction's number.</param>
/// <param name="Version">Grows each time that something more is queued for the same answer.</param>
/// <param name="Answer">The answer as it is recorded now, and where it was posted.</param>
/// <param name="MessageIds">The platform's ids of its messages, in order; none when the platform never took it.</param>
public abstract record PendingCorrection(long Id, int Version, LoggedAnswer Answer, IReadOnlyList<string> MessageIds)
{
    /// <summary>A source that it quotes changed.</summary>
    /// <param name="Id">The correction's number.</param>
    /// <param name="Version">Grows each time that something more is queued for the same answer.</param>
    /// <param name="Answer">The answer as it is recorded now.</param>
    /// <param name="MessageIds">The platform's ids of its messages.</param>
    /// <param name="SourceWorkspaceId">The community whose source changed.</param>
    /// <param name="SourceId">The source.</param>
    /// <param name="Revision">The source's revision that the answer quoted.</param>
    /// <param name="IsRecorded">
    /// Whether <paramref name="Answer"/> is the new one already: the chat may show it or the old one, so that it is edited whatever comes.
    /// </param>
    public sealed record Change(
        long Id,
        int Version,
        LoggedAnswer Answer,
        IReadOnlyList<string> MessageIds,
        string SourceWorkspaceId,
        string SourceId,
        int Revision,
        bool IsRecorded) : PendingCorrection(Id, Version, Answer, MessageIds);

    /// <summary>A moderator took it back.</summary>
    /// <param name="Id">The correction's number.</param>
    /// <param name="Version">Grows each time that something more is queued for the same answer.</param>
    /// <param name="Answer">The answer.</param>
    /// <param name="MessageIds">The platform's ids of its messages.</param>
    /// <param name="At">When.</param>
    /// <param name="Reason">Why, in the moderator's words.</param>
    public sealed record Retraction(
        long Id,
        int Version,
        LoggedAnswer Answer,
        IReadOnlyList<string> MessageIds,
        DateTimeOffset At,
        string Reason) : PendingCorrection(Id, Version, Answer, MessageIds);
}
