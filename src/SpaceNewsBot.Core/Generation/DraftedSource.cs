using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What a model's draft on one source came to.</summary>
/// <param name="Kind">In a word.</param>
/// <param name="Claims">The claims that were checked and hold; none in the kinds that have none.</param>
/// <param name="Missing">What the source lacks of what was asked.</param>
public sealed record DraftedSource(GenerationKind Kind, ImmutableArray<DraftClaim> Claims, ImmutableArray<string> Missing)
{
    /// <summary>How many faults the draft that was used still had.</summary>
    public int Dropped { get; init; }

    /// <summary>No claims.</summary>
    public static DraftedSource Nothing(GenerationKind kind) => new(kind, [], []);
}
