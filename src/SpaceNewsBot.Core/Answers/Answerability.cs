using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Whether the sources answer a question. It looks at what is met and what is missing (a name, a number, the verb, the kind
/// of thing asked for), at swapped parties and at denials; never at lengths. The probability is learned; caution is added to
/// it, since public data shows too few of the false premises and swapped parties that a chat asks about.
/// </summary>
internal static class Answerability
{
    // Behind the caution, a wrong answer, shown with its quote, is taken to cost as much as an abstention: 1 / (1 + 1).
    private const double LeastProbability = 0.5;

    /// <summary>
    /// The probability, 0 to 1, that the best sentence answers, where as many questions have an answer as haven't, and
    /// whether that is enough, with caution where something is missing or turned round.
    /// </summary>
    /// <param name="ranked">At least one of them leading.</param>
    public static (double Probability, bool Suffices) Judge(RankedSentences ranked)
    {
        var figures = AnswerabilityFeatures.Of(ranked);
        var logOdds = EvidenceWeights.Sum(figures, EvidenceWeights.Answering);
        return (Probability(logOdds), Suffices(logOdds, figures));
    }

    /// <summary>Whether learned log odds are enough, with caution for what the figures say is missing or turned round.</summary>
    public static bool Suffices(double logOdds, double[] figures) => Probability(logOdds + EvidenceWeights.Sum(figures, EvidenceWeights.Caution)) >= LeastProbability;

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

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
