using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Measures how a sentence meets a question, and makes one score of it for the ranking.</summary>
internal static class CandidateScorer
{
    // What meeting a word in the neighbourhood counts beside meeting it in the sentence itself.
    private const double InPrevious = 0.55;
    private const double InTitle = 0.5;
    private const double InNext = 0.2;
    private const double NameInContext = 0.85;

    public static CandidateFeatures Measure(QuestionAnalysis question, Candidate candidate)
    {
        double weight = 0, own = 0, inContext = 0, worstName = 1, worstNumber = 1, verb = 1, worstUnmet = 0, heaviest = 0;
        int anchor = -1, verbToken = -1;
        var places = new int[question.Units.Count];
        for (var i = 0; i < question.Units.Count; i++)
        {
            var unit = question.Units[i];
            var (met, token) = UnitMatcher.Match(unit, candidate.Sentence);
            var around = MatchAround(unit, candidate);
            var with = Math.Max(met, around);
            places[i] = met > 0 ? token : -1;
            weight += unit.Weight;
            own += unit.Weight * met;
            inContext += unit.Weight * with;
            if (unit.IsName)
            {
                worstName = Math.Min(worstName, Math.Max(met, around > 0 ? Math.Max(around, NameInContext * Math.Min(1, around / InTitle)) : 0));
            }

            if (unit.IsNumber)
            {
                worstNumber = Math.Min(worstNumber, with);
            }

            if (unit.IsVerb && unit.Weight > 0.15)
            {
                // The neighbourhood can tell who is meant, hardly what was done.
                verb = Math.Max(met, around * 0.5);
                verbToken = token;
            }

            worstUnmet = Math.Max(worstUnmet, unit.Weight * (1 - Math.Min(1, with / 0.5)));
            if (met > 0 && unit.Weight > heaviest && !unit.IsName)
            {
                (anchor, heaviest) = (token, unit.Weight);
            }
        }

        anchor = verbToken >= 0 ? verbToken : anchor;
        var expected = ExpectedSpanFinder.Find(question, candidate.Sentence, anchor);
        return new CandidateFeatures(
            weight == 0 ? 0 : own / weight,
            weight == 0 ? 0 : inContext / weight,
            Order(question, places),
            !ExpectedSpanFinder.Expects(question.Kind) ? 0.5 : expected.Count > 0 ? 1 : 0,
            worstName,
            worstNumber,
            verb,
            worstUnmet,
            verbToken >= 0 ? RoleComparer.Compare(question, candidate.Sentence, candidate.Previous, verbToken, candidate.Affiliations) : RoleAgreement.Unknown,
            verbToken >= 0 && VerbFinder.IsNegated(candidate.Sentence, verbToken) != question.IsNegated,
            anchor,
            expected);
    }

    /// <summary>The score for the ranking: higher is better, comparable within one question.</summary>
    public static double Score(CandidateFeatures features, Candidate candidate) =>
        (3.0 * features.Coverage)
        + (1.2 * features.CoverageInContext)
        + (0.5 * features.Order)
        + (0.5 * features.ExpectedKind)
        + (0.4 * features.Verb)
        - (features.Roles == RoleAgreement.Conflicts ? 0.6 : 0)
        + (features.Roles == RoleAgreement.Agrees ? 0.3 : 0)
        - (candidate.IsTitle ? 0.35 : 0)
        - (candidate.Sentence.Tokens.Length < 4 ? 0.5 : 0)
        - (EndsAsQuestion(candidate.Sentence) ? 1 : 0);

    // A question asserts nothing.
    public static bool EndsAsQuestion(Sentence sentence) => sentence.Text[..sentence.Span.End].TrimEnd('”', '"', '’', ')').EndsWith('?');

    private static double MatchAround(QuestionUnit unit, Candidate candidate)
    {
        var previous = candidate.Previous is null ? 0 : InPrevious * UnitMatcher.Match(unit, candidate.Previous).Score;
        var title = candidate.Title is null ? 0 : InTitle * UnitMatcher.Match(unit, candidate.Title).Score;
        var next = candidate.Next is null ? 0 : InNext * UnitMatcher.Match(unit, candidate.Next).Score;
        return Math.Max(previous, Math.Max(title, next));
    }

    private static double Order(QuestionAnalysis question, int[] places)
    {
        if (places.Length < 2)
        {
            return 0;
        }

        var neighbours = 0;
        for (var i = 1; i < places.Length; i++)
        {
            if (places[i] >= 0 && places[i - 1] >= 0 && places[i] > places[i - 1] && places[i] - places[i - 1] <= question.Units[i - 1].Tokens.Count + 2)
            {
                neighbours++;
            }
        }

        return (double)neighbours / (places.Length - 1);
    }
}
