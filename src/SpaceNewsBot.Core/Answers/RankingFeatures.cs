using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The named figures of a sentence that the ranking weighs.</summary>
internal static class RankingFeatures
{
    /// <summary>Each figure with its name, in the order of the values.</summary>
    public static readonly IReadOnlyList<(string Name, Func<MeasuredSentence, double> Value)> Table =
    [
        ("coverage", m => m.Features.Coverage),
        ("coverage_in_context", m => m.Features.CoverageInContext),
        ("order", m => m.Features.Order),
        ("expected_kind", m => m.Features.ExpectedKind),
        ("verb", m => m.Features.Verb),
        ("roles_agree", m => Is(m.Features.Roles == RoleAgreement.Agrees)),
        ("roles_conflict", m => Is(m.Features.Roles == RoleAgreement.Conflicts)),
        ("speaker_differs", m => Is(m.Features.SpeakerDiffers)),
        ("headline", m => Is(m.Candidate.IsTitle)),
        ("fragment", m => Is(m.Candidate.Sentence.Tokens.Length < 4)),
        ("asks", m => Is(CandidateScorer.EndsAsQuestion(m.Candidate.Sentence))),
        ("literal", m => m.Overlap.Literal),
        ("local", m => m.Overlap.Local),
        ("count", m => m.Overlap.Count),
        ("pairs", m => m.Overlap.Pairs),
        ("nearness", m => m.Overlap.Nearness),
        ("run", m => m.Overlap.Run),
        ("small_words", m => m.Overlap.SmallWords),
        ("kind_who", m => OfKind(m, QuestionKind.Who)),
        ("kind_when", m => OfKind(m, QuestionKind.When)),
        ("kind_where", m => OfKind(m, QuestionKind.Where)),
        ("kind_why", m => OfKind(m, QuestionKind.Why)),
        ("kind_how_many", m => OfKind(m, QuestionKind.HowMany)),
        ("kind_how_long", m => OfKind(m, QuestionKind.HowLong)),
        ("rest_before", m => m.Overlap.RestBefore),
        ("rest_earlier", m => m.Overlap.RestEarlier),
        ("rest_behind", m => m.Overlap.RestBehind),
        ("rest_title", m => m.Overlap.RestTitle),
        ("first", m => Is(m.Candidate.Previous is null)),
        ("echo", m => m.Overlap.Echo),
    ];

    /// <summary>The figures of a sentence, in the table's order.</summary>
    public static double[] Of(MeasuredSentence sentence) => [.. Table.Select(f => f.Value(sentence))];

    private static double Is(bool value) => value ? 1 : 0;

    private static double OfKind(MeasuredSentence m, QuestionKind kind) => m.Question.Kind == kind ? m.Features.ExpectedKind : 0;
}
