using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Answers;

/// <summary>What the passages hold for a question.</summary>
/// <param name="Answerable">Whether the confidence reaches the threshold.</param>
/// <param name="Confidence">How likely the passages answer the question, 0 to 1.</param>
/// <param name="Evidence">The sentences that answer, best first, at most three; the nearest ones when they don't.</param>
/// <param name="Ranking">Every sentence, best first.</param>
/// <param name="ShortAnswers">The words asked for (a name, a date, a number), best first; empty when none were found.</param>
/// <param name="Missing">What the question has or asks for that the passages lack.</param>
/// <param name="PartiesDiffer">Whether the nearest sentence has another party do it, or the parties swapped.</param>
public sealed record EvidenceSelection(
    bool Answerable,
    double Confidence,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<Evidence> Ranking,
    ImmutableArray<Evidence> ShortAnswers,
    ImmutableArray<string> Missing,
    bool PartiesDiffer);
