using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// How likely a sentence answers a question. It looks at what is missing (a name, a number, the verb, the kind of thing
/// asked for), at swapped parties and at denials; never at lengths.
/// </summary>
internal static class Answerability
{
    /// <summary>
    /// An answer is given from this confidence on. A made-up answer costs more than an abstention, so it lies above one half:
    /// at the lowest figure that kept invented answers off the questions that this was developed on.
    /// </summary>
    public const double Threshold = 0.58;

    /// <summary>The confidence, 0 to 1, that the sentence answers the question.</summary>
    public static double Confidence(QuestionAnalysis question, CandidateFeatures features)
    {
        var z = -4.2
            + (4.5 * features.Coverage)
            + (4.0 * features.CoverageInContext)
            + (0.6 * features.Order)
            - (2.0 * features.WorstUnmet)
            + (features.ExpectedKind == 1 ? 0.5 : 0)
            + (features.Roles == RoleAgreement.Agrees ? 0.5 : 0);
        var confidence = 1 / (1 + Math.Exp(-z));

        // What is missing or turned round can't be made up for by other words.
        confidence *= Gate(0.1, features.Names);
        confidence *= Gate(0.05, features.Words);
        confidence *= Gate(0.3, features.Numbers);
        confidence *= features.AskedNounIsMissing ? 0.6 : 1;
        confidence *= Gate(0.25, features.Verb);
        confidence *= features.Roles == RoleAgreement.Conflicts ? 0.25 : 1;
        confidence *= features.NegationDiffers ? 0.7 : 1;
        confidence *= features.SupposesMore || features.TimeDiffers ? 0.6 : 1;
        confidence *= features.ObjectIsMissing ? 0.5 : 1;

        // Where even the reason is missing, all the rest has to be there: else it may be another deed.
        var isPartial = question.Kind == QuestionKind.Why && features.ExpectedKind == 0;
        confidence *= isPartial && (features.WorstUnmet > 0.4 || (question.Roles?.Agent is not null && features.Roles != RoleAgreement.Agrees)) ? 0.6 : 1;
        confidence *= features.ExpectedKind == 0 ? question.Kind == QuestionKind.Why ? 0.7 : 0.4 : 1;
        return confidence;
    }

    // How much is left when nothing is met; a half-met word or more passes nearly whole.
    private static double Gate(double left, double met) => left + ((1 - left) * Math.Min(1, met / 0.6));

    /// <summary>What the question has or asks for that the sentence and its surroundings lack, in the reader's words.</summary>
    public static ImmutableArray<string> Missing(QuestionAnalysis question, Candidate candidate, CandidateFeatures features)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var unit in question.Units.Where(u => u.Weight > 0.3 && (u.IsName || u.IsNumber || u.IsVerb || u.Weight > 0.5)))
        {
            if (IsMissing(unit, candidate))
            {
                missing.Add(question.Sentence.TextOf(unit.Tokens.First, unit.Tokens.End));
            }
        }

        if (features.ExpectedKind == 0 && NameOf(question.Kind) is { } asked)
        {
            missing.Add(asked);
        }

        return missing.ToImmutable();
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

    private static bool IsMissing(QuestionUnit unit, Candidate candidate) =>
        UnitMatcher.Match(unit, candidate.Sentence).Score < 0.5
        && (candidate.Previous is null || UnitMatcher.Match(unit, candidate.Previous).Score < 0.5)
        && (candidate.Title is null || UnitMatcher.Match(unit, candidate.Title).Score < 0.5);
}
