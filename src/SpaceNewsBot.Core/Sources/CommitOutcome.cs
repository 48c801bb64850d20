namespace SpaceNewsBot.Core.Sources;

/// <summary>What became of a <see cref="SourceCommit"/>.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome()
    {
    }

    /// <summary>It is written and durable.</summary>
    /// <param name="SourceId">The source's id.</param>
    /// <param name="Revision">The revision's number.</param>
    public sealed record Committed(string SourceId, int Revision) : CommitOutcome
    {
        /// <summary>How many of the moderators' reviews of the ledger held in the revision before and don't in this one.</summary>
        public int LapsedReviews { get; init; }
    }

    /// <summary>A source of this workspace already has this text; nothing was written.</summary>
    /// <param name="SourceId">That source's id.</param>
    public sealed record AlreadyThere(string SourceId) : CommitOutcome;

    /// <summary>Somebody else changed the source first; nothing was written.</summary>
    /// <param name="CurrentRevision">The revision that stands now; 0 when the source was removed.</param>
    public sealed record Conflict(int CurrentRevision) : CommitOutcome;
}
