using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// The named figures from which it is told how likely the sentences at hand answer: how well the best one and the best few
/// meet the question, what is missing or turned round, and what is asked for. Never lengths.
/// </summary>
internal static class AnswerabilityFeatures
{
    // A name or number that is met by half a word or more counts as met.
    private const double Met = 0.6;

    // Less than a word of the same family: nobody does it.
    private const double HardlyMet = 0.3;

    // Another sentence that meets nine tenths of what the best one does rivals it.
    private const double AsMuch = 0.9;

    /// <summary>Each figure with its name, in the order of the values; the first is the constant.</summary>
    public static readonly IReadOnlyList<(string Name, Func<RankedSentences, double> Value)> Table =
    [
        ("constant", _ => 1),
        ("coverage", r => Best(r).Features.Coverage),
        ("order", r => Best(r).Features.Order),
        ("nearness", r => Best(r).Overlap.Nearness),
        ("small_words", r => Best(r).Overlap.SmallWords),
        ("rest_before", r => Best(r).Overlap.RestBefore),
        ("best_coverage", r => r.Leading.Max(s => s.Sentence.Features.CoverageInContext)),
        ("best_names", r => r.Leading.Max(s => s.Sentence.Features.Names)),
        ("rivals", r => OfOthers(r, s => s.Features.CoverageInContext >= AsMuch * Best(r).Features.CoverageInContext)),
        ("same_passage", r => OfOthers(r, s => s.Candidate.Passage == Best(r).Candidate.Passage)),
        ("word_anywhere", r => r.WordAnywhere),
        ("names", r => Math.Min(1, Best(r).Features.Names / Met)),
        ("numbers", r => Math.Min(1, Best(r).Features.Numbers / Met)),
        ("verb", r => Best(r).Features.Verb),
        ("capital_missing", r => Is(LacksCapital(Best(r)))),
        ("date_differs", r => Is(Best(r).Features.Numbers < HardlyMet)),
        ("lacks_who", r => Lacks(r, QuestionKind.Who)),
        ("lacks_when", r => Lacks(r, QuestionKind.When)),
        ("lacks_where", r => Lacks(r, QuestionKind.Where)),
        ("lacks_number", r => Lacks(r, QuestionKind.HowMany)),
        ("lacks_why", r => Lacks(r, QuestionKind.Why)),
        ("roles_agree", r => Is(Best(r).Features.Roles == RoleAgreement.Agrees)),
        ("roles_conflict", r => Is(Best(r).Features.Roles == RoleAgreement.Conflicts && r.Question.Roles?.Agent is not null)),
        ("patient_differs", r => Is(Best(r).Features.Roles == RoleAgreement.Conflicts && r.Question.Roles?.Agent is null)),
        ("negation_differs", r => Is(Best(r).Features.NegationDiffers)),
        ("object_missing", r => Is(Best(r).Features.ObjectIsMissing)),
        ("agent_missing", r => Is(Best(r).Features.AgentIsMissing)),
        ("denied", r => Is(r.Question.Kind != QuestionKind.YesNo && Best(r).Features.Verb < 1 && r.Leading.Any(s => s.Sentence.Features is { NegationDiffers: true, Verb: 1, Roles: not RoleAgreement.Unknown } f && f.CoverageInContext >= AsMuch * Best(r).Features.CoverageInContext))),
        ("supposes_more", r => Is(Best(r).Features.SupposesMore)),
        ("time_differs", r => Is(Best(r).Features.TimeDiffers)),
        ("deed_missing", r => r.DeedTold < HardlyMet ? DeedOf(r.Question) : 0),
        ("deed_elsewhere", r => Is(Best(r).Features.Verb < HardlyMet && r.Leading.Any(s => s.Sentence.Features is { Verb: 1, Roles: not RoleAgreement.Unknown }))),
        ("asked_missing", r => Is(Best(r).Features.AskedNounIsMissing)),
        ("speaker_differs", r => Is(Best(r).Features.SpeakerDiffers)),
        ("title_asked", r => Best(r).Overlap.TitleAsked),
        ("first", r => Is(Best(r).Candidate.Previous is null)),
        ("echo", r => Best(r).Overlap.Echo),
        ("asks_what", r => Is(r.Question.Kind == QuestionKind.What)),
        ("asks_when", r => Is(r.Question.Kind == QuestionKind.When)),
        ("asks_where", r => Is(r.Question.Kind == QuestionKind.Where)),
        ("asks_number", r => Is(r.Question.Kind == QuestionKind.HowMany)),
        ("asks_why", r => Is(r.Question.Kind == QuestionKind.Why)),
    ];

    /// <summary>The figures, in the table's order.</summary>
    /// <param name="ranked">At least one of them leading.</param>
    public static double[] Of(RankedSentences ranked) => [.. Table.Select(f => f.Value(ranked))];

    private static MeasuredSentence Best(RankedSentences ranked) => ranked.Leading[0].Sentence;

    private static double Is(bool value) => value ? 1 : 0;

    private static double Lacks(RankedSentences r, QuestionKind kind) => Is(r.Question.Kind == kind && Best(r).Features.ExpectedKind == 0);

    private static double OfOthers(RankedSentences r, Func<MeasuredSentence, bool> holds) =>
        r.Leading.Count < 2 ? 0 : (double)r.Leading.Skip(1).Count(s => holds(s.Sentence)) / (r.Leading.Count - 1);

    // How surely a question tells of a deed: "Why did they close it?", "Did they close it?" and whatever names who did it
    // do, "When was the Echo founded?" does in part. What else something does or is may be told in any words.
    private static double DeedOf(QuestionAnalysis question) =>
        question.Roles?.Agent is { } agent && (question.Kind is QuestionKind.Why or QuestionKind.YesNo || IsNamed(question, agent)) ? 1
        : question.Kind != QuestionKind.What && question.Roles is { Agent: null, Patient: { } patient } && IsNamed(question, patient) ? 0.5
        : 0;

    private static bool IsNamed(QuestionAnalysis question, TokenRange party) => question.Units.Any(u => u.IsName && party.Contains(u.Tokens.First));

    // A word that the asker wrote with a capital, that neither the sentence nor its headline has, and no pronoun stands for.
    private static bool LacksCapital(MeasuredSentence m)
    {
        var question = m.Question;
        for (var i = 1; i < question.Sentence.Tokens.Length; i++)
        {
            var token = question.Sentence.Tokens[i];
            if (token.IsCapitalized && !StopWords.All.Contains(token.Word)
                && !m.Candidate.Sentence.Stems.ContainsKey(token.Stem) && m.Candidate.Title?.Stems.ContainsKey(token.Stem) != true
                && !question.Units.Index().Any(u => u.Item.Tokens.Contains(i) && m.Features.Met[u.Index] >= Met))
            {
                return true;
            }
        }

        return false;
    }
}
