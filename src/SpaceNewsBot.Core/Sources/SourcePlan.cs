using System.Collections.Immutable;
using SpaceNewsBot.Core.Inspection;

namespace SpaceNewsBot.Core.Sources;

/// <summary>What a change comes to, before anything is written: it can be looked at, and then applied.</summary>
public abstract record SourcePlan
{
    private SourcePlan()
    {
    }

    /// <summary>A revision is to be written.</summary>
    /// <param name="Change">What was wanted.</param>
    /// <param name="Commit">All that is to be written.</param>
    /// <param name="Before">The source's last revision; null for a new source.</param>
    /// <param name="Answers">Whether <paramref name="Before"/> answers questions now.</param>
    /// <param name="Findings">Why the new revision goes into quarantine; empty when it doesn't.</param>
    public sealed record Write(
        SourceChange Change,
        SourceCommit Commit,
        SourceRevision? Before,
        bool Answers,
        ImmutableArray<Finding> Findings) : SourcePlan;

    /// <summary>The source is to be removed.</summary>
    /// <param name="Change">What was wanted.</param>
    /// <param name="Before">Its last revision.</param>
    /// <param name="Answers">Whether that answers questions now.</param>
    public sealed record Remove(SourceChange.Remove Change, SourceRevision Before, bool Answers) : SourcePlan;

    /// <summary>The source is to be released.</summary>
    /// <param name="Change">What was wanted.</param>
    /// <param name="Held">The revision in quarantine.</param>
    /// <param name="Findings">What is let through.</param>
    public sealed record Release(SourceChange.Release Change, SourceRevision Held, ImmutableArray<Finding> Findings) : SourcePlan;

    /// <summary>Nothing is to be written.</summary>
    /// <param name="Outcome">AlreadyThere, Conflict or Rejected.</param>
    public sealed record Nothing(SourceEditOutcome Outcome) : SourcePlan;
}
