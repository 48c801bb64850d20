using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Answers;

/// <summary>What a writer proposes. Nobody trusts it: only <see cref="GroundedAnswer.Verify"/> makes it an answer.</summary>
/// <param name="Claims">In the order in which they are to be read.</param>
/// <param name="Missing">What was asked for and isn't in the sources, for example "reason"; empty when nothing is.</param>
public sealed record DraftAnswer(ImmutableArray<DraftClaim> Claims, ImmutableArray<string> Missing);
