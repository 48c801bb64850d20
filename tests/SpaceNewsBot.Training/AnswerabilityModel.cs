using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Which figures tell whether there is an answer, and what they reach on questions and sets that they weren't learned from.</summary>
internal static class AnswerabilityModel
{
    public const double Pull = 1e-3;

    // A set with fewer questions of one side tells nothing about telling them apart.
    private const int FewestOfASide = 20;

    /// <summary>The families in the order in which they were tried; each was kept.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Features)> Families =
    [
        ("Coverage and order", ["constant", "coverage", "coverage_in_context", "order"]),
        ("Parties, negation, object, condition", ["roles_agree", "roles_conflict", "negation_differs", "object_missing", "supposes_more"]),
        ("Pairs, nearness, runs, small words", ["pairs", "nearness", "run", "small_words"]),
        ("What stands around and in the title", ["rest_before", "rest_earlier", "rest_behind", "rest_title"]),
        ("Expected kind, kind by kind", ["who_met", "when_met", "where_met", "number_met", "why_met"]),
        ("What is asked for", ["asks_who", "asks_when", "asks_where", "asks_number", "asks_why", "asks_how", "asks_what", "asks_whether"]),
    ];

    public static int[] Columns { get; } = ColumnsOf(Families.SelectMany(f => f.Features));

    public static int[] ColumnsOf(IEnumerable<string> features)
    {
        var names = AnswerabilityFeatures.Table.Select(f => f.Name).ToList();
        return [.. features.Select(f => names.IndexOf(f))];
    }

    /// <summary>The questions of the sets that have both sides, each with the figures of its best sentence.</summary>
    public static List<JudgedQuestion> Rows(IReadOnlyList<CollectedQuestion> questions, double[] ranking) =>
        [.. questions.GroupBy(q => q.Question.Set)
            .Where(g => g.Count(q => q.Question.Answerable) >= FewestOfASide && g.Count(q => !q.Question.Answerable) >= FewestOfASide)
            .SelectMany(g => g)
            .Where(q => q.Values.Length > 0)
            .Select(q => new JudgedQuestion(q.Question, q.Group, AnswerabilityFeatures.Of(q.Sentences[q.Rank(ranking)[0]])))];

    /// <summary>The probability of each question by weights that were learned without its fold, or without its group of sets.</summary>
    public static List<(JudgedQuestion Row, double Probability)> Unseen(IReadOnlyList<JudgedQuestion> rows, int[] columns, bool leaveOut)
    {
        Func<JudgedQuestion, object> key = leaveOut ? r => r.Group : r => RankingReport.Fold(r.Question);
        var weights = rows.Select(key).Distinct().ToDictionary(k => k, k => AnswerabilityLearner.Learn([.. rows.Where(r => !key(r).Equals(k))], columns, Pull));
        return [.. rows.Select(r => (r, Probability(r, weights[key(r)])))];
    }

    public static double Probability(JudgedQuestion row, double[] weights) => 1 / (1 + Math.Exp(-Minimiser.Dot(row.Values, weights)));

    /// <summary>The area under the ROC curve by set, development parts only.</summary>
    public static Dictionary<string, double> Aurocs(IEnumerable<(JudgedQuestion Row, double Probability)> judged) =>
        judged.Where(j => j.Row.Question.Part == "dev").GroupBy(j => j.Row.Question.Set).ToDictionary(g => g.Key, g => Auroc([.. g.Select(j => (j.Probability, j.Row.Question.Answerable))]));

    /// <summary>The chance that an answerable question has the higher probability; one half for equal ones.</summary>
    public static double Auroc((double Probability, bool Answerable)[] judged)
    {
        Array.Sort(judged, (a, b) => a.Probability.CompareTo(b.Probability));
        double ranks = 0;
        for (var i = 0; i < judged.Length;)
        {
            var end = i;
            var answerable = 0;
            while (end < judged.Length && judged[end].Probability == judged[i].Probability)
            {
                answerable += judged[end].Answerable ? 1 : 0;
                end++;
            }

            ranks += (i + 1 + end) / 2.0 * answerable;
            i = end;
        }

        double yes = judged.Count(j => j.Answerable), no = judged.Length - yes;
        return yes == 0 || no == 0 ? 0.5 : (ranks - (yes * (yes + 1) / 2)) / (yes * no);
    }
}
