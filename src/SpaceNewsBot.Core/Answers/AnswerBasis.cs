using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>An outcome, and what else can be answered from what was read for it.</summary>
/// <param name="Answer">The outcome.</param>
/// <param name="Revisions">What its quotes were looked up in.</param>
internal sealed record AnswerBasis(Answer Answer, IReadOnlyCollection<SourceRevision> Revisions)
{
    /// <summary>Each claim as a draft of its own, with what it alone lacks; drafted only when they are read.</summary>
    public IEnumerable<DraftAnswer> Parts { get; init; } = [];

    /// <summary>The passages that were retrieved, where it was answered from passages.</summary>
    public IReadOnlyList<RetrievedPassage> Passages { get; init; } = [];

    /// <summary>What was selected among those passages, by their order; null where it wasn't answered from passages.</summary>
    public EvidenceSelection? Selection { get; init; }
}
