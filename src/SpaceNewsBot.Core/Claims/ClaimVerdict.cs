using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Claims;

/// <summary>What passages say of a claim.</summary>
/// <param name="Support">How far they say it.</param>
/// <param name="Confidence">How likely they say all of it, 0 to 1.</param>
/// <param name="Evidence">The sentences that say it or come nearest, best first, at most three; empty when none has a word of it.</param>
/// <param name="Mismatches">Why it isn't supported, the gravest first; empty when it is.</param>
public sealed record ClaimVerdict(
    ClaimSupport Support,
    double Confidence,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<ClaimMismatch> Mismatches);
