using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// The named figures from which it is told how likely a sentence answers: how well it meets the question, what is missing or
/// turned round, and what is asked for. Never lengths.
/// </summary>
internal static class AnswerabilityFeatures
{
    /// <summary>Each figure with its name, in the order of the values; the first is the constant.</summary>
    public static readonly IReadOnlyList<(string Name, Func<MeasuredSentence, double> Value)> Table =
    [
        ("constant", _ => 1),
        ("coverage", m => m.Features.Coverage),
        ("coverage_in_context", m => m.Features.CoverageInContext),
        ("order", m => m.Features.Order),
        ("roles_agree", m => Is(m.Features.Roles == RoleAgreement.Agrees)),
        ("roles_conflict", m => Is(m.Features.Roles == RoleAgreement.Conflicts)),
        ("negation_differs", m => Is(m.Features.NegationDiffers)),
        ("object_missing", m => Is(m.Features.ObjectIsMissing)),
        ("supposes_more", m => Is(m.Features.SupposesMore)),
        ("pairs", m => m.Overlap.Pairs),
        ("nearness", m => m.Overlap.Nearness),
        ("run", m => m.Overlap.Run),
        ("small_words", m => m.Overlap.SmallWords),
        ("rest_before", m => m.Overlap.RestBefore),
        ("rest_earlier", m => m.Overlap.RestEarlier),
        ("rest_behind", m => m.Overlap.RestBehind),
        ("rest_title", m => m.Overlap.RestTitle),
        ("who_met", m => KindMet(m, QuestionKind.Who)),
        ("when_met", m => KindMet(m, QuestionKind.When)),
        ("where_met", m => KindMet(m, QuestionKind.Where)),
        ("number_met", m => KindMet(m, QuestionKind.HowMany)),
        ("why_met", m => KindMet(m, QuestionKind.Why)),
        ("asks_who", m => Is(m.Question.Kind == QuestionKind.Who)),
        ("asks_when", m => Is(m.Question.Kind == QuestionKind.When)),
        ("asks_where", m => Is(m.Question.Kind == QuestionKind.Where)),
        ("asks_number", m => Is(m.Question.Kind == QuestionKind.HowMany)),
        ("asks_why", m => Is(m.Question.Kind == QuestionKind.Why)),
        ("asks_how", m => Is(m.Question.Kind == QuestionKind.How)),
        ("asks_what", m => Is(m.Question.Kind == QuestionKind.What)),
        ("asks_whether", m => Is(m.Question.Kind == QuestionKind.YesNo)),
    ];

    /// <summary>The figures of a sentence, in the table's order.</summary>
    public static double[] Of(MeasuredSentence sentence) => [.. Table.Select(f => f.Value(sentence))];

    private static double Is(bool value) => value ? 1 : 0;

    private static double KindMet(MeasuredSentence m, QuestionKind kind) => m.Question.Kind == kind ? m.Features.ExpectedKind : 0;
}
