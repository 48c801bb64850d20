using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What is left of a model's draft once it was checked.</summary>
/// <param name="Claims">The claims that hold, their quotes in the sources' exact words.</param>
/// <param name="Faults">What is wrong with the others, in reading order.</param>
internal sealed record CheckedDraft(ImmutableArray<DraftClaim> Claims, ImmutableArray<ClaimFault> Faults);
