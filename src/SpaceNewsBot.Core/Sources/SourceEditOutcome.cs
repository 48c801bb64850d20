using System.Collections.Immutable;
using SpaceNewsBot.Core.Inspection;

namespace SpaceNewsBot.Core.Sources;

/// <summary>What became of a change of a source.</summary>
public abstract record SourceEditOutcome
{
    private SourceEditOutcome()
    {
    }

    /// <summary>A new source, or a new revision of one, is written and durable.</summary>
    /// <param name="SourceId">The source's id.</param>
    /// <param name="Revision">The revision's number.</param>
    public sealed record Committed(string SourceId, int Revision) : SourceEditOutcome
    {
        /// <summary>Why it answers nothing until it is released; empty when it answers.</summary>
        public ImmutableArray<Finding> Findings { get; init; } = [];

        /// <summary>How many of the moderators' reviews of the ledger held in the revision before and don't in this one.</summary>
        public int LapsedReviews { get; init; }
    }

    /// <summary>A source of this workspace already has this text; nothing was written.</summary>
    /// <param name="SourceId">That source's id.</param>
    public sealed record AlreadyThere(string SourceId) : SourceEditOutcome;

    /// <summary>The source answers nothing any more; its revisions are kept.</summary>
    /// <param name="SourceId">The source's id.</param>
    public sealed record Removed(string SourceId) : SourceEditOutcome;

    /// <summary>The source is out of quarantine and answers.</summary>
    /// <param name="SourceId">The source's id.</param>
    /// <param name="Revision">The revision that was released.</param>
    public sealed record Released(string SourceId, int Revision) : SourceEditOutcome;

    /// <summary>Somebody else changed the source first; nothing was written.</summary>
    /// <param name="Between">What the change was made against, and what stands now.</param>
    public sealed record Conflict(SourceConflict Between) : SourceEditOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">One sentence: what is wrong with the change, and what to do.</param>
    public sealed record Rejected(string Reason) : SourceEditOutcome;
}
