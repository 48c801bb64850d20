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
    // The veto has turned most wrong answers away already: behind it, a wrong answer is taken to cost half of what an abstention
    // does, which makes (1/2) / (1 + 1/2).
    private const double LeastProbability = 0.33;

    // A made-up answer costs more than an abstention, so it lies above one half: at the lowest figure that kept invented
    // answers off the questions that this was developed on.
    private const double LeastSupport = 0.58;

    /// <summary>Whether a sentence may answer: it has to be likely to, and nothing in it may speak against it.</summary>
    public static bool Answers(double probability, double support) => support >= LeastSupport && probability >= LeastProbability;

    /// <summary>The probability, 0 to 1, that the sentence answers its question, where as many questions have an answer as haven't.</summary>
    public static double Probability(MeasuredSentence sentence) =>
        1 / (1 + Math.Exp(-EvidenceWeights.Sum(AnswerabilityFeatures.Of(sentence), EvidenceWeights.Answering)));

    /// <summary>How well the sentence holds against what is missing or turned round in it, 0 to 1.</summary>
    public static double Support(QuestionAnalysis question, CandidateFeatures features)
    {
        var z = -4.2
            + (4.5 * features.Coverage)
            + (4.0 * features.CoverageInContext)
            + (0.6 * features.Order)
            - (2.0 * features.WorstUnmet)
            + (features.ExpectedKind == 1 ? 0.5 : 0)
            + (features.Roles == RoleAgreement.Agrees ? 0.5 : 0);
        var support = 1 / (1 + Math.Exp(-z));

        // What is missing or turned round can't be made up for by other words.
        support *= Gate(0.1, features.Names);
        support *= Gate(0.05, features.Words);
        support *= Gate(0.3, features.Numbers);
        support *= features.AskedNounIsMissing ? 0.6 : 1;
        support *= Gate(0.25, features.Verb);
        support *= features.Roles == RoleAgreement.Conflicts ? 0.25 : 1;
        support *= features.NegationDiffers ? 0.7 : 1;
        support *= features.SupposesMore || features.TimeDiffers ? 0.6 : 1;
        support *= features.ObjectIsMissing ? 0.5 : 1;

        // Where even the reason is missing, all the rest has to be there: else it may be another deed.
        var isPartial = question.Kind == QuestionKind.Why && features.ExpectedKind == 0;
        support *= isPartial && (features.WorstUnmet > 0.4 || (question.Roles?.Agent is not null && features.Roles != RoleAgreement.Agrees)) ? 0.6 : 1;
        support *= features.ExpectedKind == 0 ? question.Kind == QuestionKind.Why ? 0.7 : 0.4 : 1;
        return support;
    }

    // How much is left when nothing is met; a half-met word or more passes nearly whole.
    private static double Gate(double left, double met) => left + ((1 - left) * Math.Min(1, met / 0.6));

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
