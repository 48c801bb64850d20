using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What a model is asked.</summary>
/// <param name="Question">The question as understood: a follow-up is written out.</param>
/// <param name="Passages">All that it may quote.</param>
public sealed record DraftRequest(string Question, ImmutableArray<NumberedPassage> Passages)
{
    /// <summary>What it said before and what was wrong with it; null the first time.</summary>
    public DraftReview? Review { get; init; }
}
