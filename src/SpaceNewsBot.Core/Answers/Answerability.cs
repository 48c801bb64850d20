using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Whether a sentence answers a question. It looks at what is missing (a name, a number, the verb, the kind of thing asked
/// for), at swapped parties and at denials; never at lengths. The probability is learned; what is missing or turned round
/// vetoes on top of it, since public data shows too few of the false premises and swapped parties that a chat asks about.
/// </summary>
internal static class Answerability
{
    // What misleads most (others did it, nobody did it, it was denied) weighs heavily already. Of the rest a wrong answer,
    // shown with its quote, is taken to cost four fifths of what an abstention does, which makes (4/5) / (1 + 4/5).
    private const double LeastProbability = 0.444;

    /// <summary>Whether sentences that answer with a probability may answer.</summary>
    public static bool Answers(double probability) => probability >= LeastProbability;

    /// <summary>The probability, 0 to 1, that the best sentence answers, where as many questions have an answer as haven't.</summary>
    /// <param name="ranked">At least one of them leading.</param>
    public static double Probability(RankedSentences ranked) =>
        1 / (1 + Math.Exp(-EvidenceWeights.Sum(AnswerabilityFeatures.Of(ranked), EvidenceWeights.Answering)));

    /// <summary>The names and words of the question that no sentence has, and what it asks for that the nearest lacks.</summary>
    public static ImmutableArray<string> Missing(QuestionAnalysis question, IReadOnlyList<Candidate> candidates, CandidateFeatures features)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var unit in question.Units.Where(u => u.Weight > 0.3 && (u.IsName || u.IsNumber || u.IsVerb || u.Weight > 0.5)))
        {
            if (IsMissing(unit, candidates))
            {
                missing.Add(question.Sentence.TextOf(unit.Tokens.First, unit.Tokens.End));
            }
        }

        if (features.ExpectedKind == 0 && NameOf(question.Kind) is { } asked)
        {
            missing.Add(asked);
        }

        return [.. missing.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>What the question asks for besides ("…, and why?") that the sentence doesn't give.</summary>
    public static ImmutableArray<string> MissingBesides(QuestionAnalysis question, Candidate candidate, CandidateFeatures features) =>
        [.. question.AlsoAsks
            .Where(kind => kind != question.Kind && ExpectedSpanFinder.Find(question with { Kind = kind }, candidate.Sentence, features.Anchor).Count == 0)
            .Select(NameOf)
            .OfType<string>()];

    /// <summary>What a kind asks for, in a word; null where only the question itself says it.</summary>
    public static string? NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.Who => "who",
        QuestionKind.When => "date",
        QuestionKind.Where => "place",
        QuestionKind.Why => "reason",
        QuestionKind.HowMany => "number",
        QuestionKind.HowLong => "duration",
        _ => null,
    };

    private static bool IsMissing(QuestionUnit unit, IReadOnlyList<Candidate> candidates) =>
        !candidates.Any(c => UnitMatcher.Match(unit, c.Sentence).Score >= 0.5);
}
