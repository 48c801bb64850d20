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
        ("headline", m => Is(m.Candidate.IsTitle)),
        ("fragment", m => Is(m.Candidate.Sentence.Tokens.Length < 4)),
        ("asks", m => Is(CandidateScorer.EndsAsQuestion(m.Candidate.Sentence))),

        // missing
        ("words", m => m.Features.Words),
        ("names", m => m.Features.Names),
        ("numbers", m => m.Features.Numbers),
        ("worst_unmet", m => m.Features.WorstUnmet),
        ("negation_differs", m => Is(m.Features.NegationDiffers)),
        ("object_missing", m => Is(m.Features.ObjectIsMissing)),
        ("time_differs", m => Is(m.Features.TimeDiffers)),
        ("supposes_more", m => Is(m.Features.SupposesMore)),
        ("asked_noun_missing", m => Is(m.Features.AskedNounIsMissing)),
        ("reason_follows", m => Is(m.Features.ReasonFollows)),

        // levels
        ("literal", m => m.Overlap.Literal),
        ("local", m => m.Overlap.Local),
        ("count", m => m.Overlap.Count),
        ("soft", m => m.Overlap.Soft),
        ("soft_local", m => m.Overlap.SoftLocal),

        // bm25
        ("bm25", m => m.Overlap.Bm25),

        // nearness
        ("pairs", m => m.Overlap.Pairs),
        ("nearness", m => m.Overlap.Nearness),
        ("run", m => m.Overlap.Run),
        ("small_words", m => m.Overlap.SmallWords),

        // kinds
        ("kind_who", m => OfKind(m, QuestionKind.Who)),
        ("kind_when", m => OfKind(m, QuestionKind.When)),
        ("kind_where", m => OfKind(m, QuestionKind.Where)),
        ("kind_why", m => OfKind(m, QuestionKind.Why)),
        ("kind_how_many", m => OfKind(m, QuestionKind.HowMany)),
        ("kind_how_long", m => OfKind(m, QuestionKind.HowLong)),

        // context
        ("rest_before", m => m.Overlap.RestBefore),
        ("rest_earlier", m => m.Overlap.RestEarlier),
        ("rest_behind", m => m.Overlap.RestBehind),
        ("rest_title", m => m.Overlap.RestTitle),

        // opening
        ("pronoun", m => Is(m.Candidate.OpensWithPronoun)),
        ("pronoun_rest", m => m.Candidate.OpensWithPronoun ? m.Overlap.RestBefore : 0),
        ("first", m => Is(m.Candidate.Previous is null)),

        // passage
        ("passage", m => m.Overlap.Passage),
        ("passage_lead", m => m.Overlap.PassageLead),

        // news
        ("names_another", m => Is(m.Overlap.NamesAnother)),
        ("counts_another", m => Is(m.Overlap.CountsAnother)),
        ("defines", m => Is(m.Overlap.Defines)),
        ("echo", m => m.Overlap.Echo),
        ("span_near", m => m.Overlap.SpanNear),
        ("quotes", m => Is(m.Candidate.Sentence.Text.AsSpan(m.Candidate.Sentence.Span.Start, m.Candidate.Sentence.Span.Length).IndexOfAny('"', '“', '”') >= 0)),
    ];

    /// <summary>The figures of a sentence, in the table's order.</summary>
    public static double[] Of(MeasuredSentence sentence) => [.. Table.Select(f => f.Value(sentence))];

    private static double Is(bool value) => value ? 1 : 0;

    private static double OfKind(MeasuredSentence m, QuestionKind kind) => m.Question.Kind == kind ? m.Features.ExpectedKind : 0;
}
