using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Which figures tell whether there is an answer, and what they reach on questions and sets that they weren't learned from.</summary>
internal static class AnswerabilityModel
{
    public const double Pull = 1e-3;

    // A set with fewer questions of one side tells nothing about telling them apart.
    private const int FewestOfASide = 20;

    // Their questions have one passage and answers that are known word for word. The others stay as they are.
    private static readonly string[] Twinned = ["squad2", "newwiki", "qamr_wikinews", "qamr_wikipedia", "selqa", "trecqa"];

    /// <summary>The families in the order in which they were tried; each was kept.</summary>
    public static readonly IReadOnlyList<(string Name, string[] Features)> Families =
    [
        ("Met by the best sentence", ["constant", "coverage", "order", "nearness", "small_words", "rest_before"]),
        ("Met by the best five", ["best_coverage", "best_names", "rivals", "same_passage"]),
        ("Missing: names, numbers, verb, words", ["names", "numbers", "verb", "word_anywhere", "capital_missing"]),
        ("Missing: what is asked for", ["date_differs", "lacks_who", "lacks_when", "lacks_where", "lacks_number", "lacks_why"]),
        ("Turned round: parties, denial; agent, object or deed missing", ["roles_agree", "roles_conflict", "patient_differs", "negation_differs", "agent_missing", "object_missing", "deed_missing"]),
        ("Headline, opening, other passages", ["title_asked", "first", "echo"]),
        ("What is asked for", ["asks_what", "asks_when", "asks_where", "asks_number", "asks_why"]),
    ];

    public static int[] Columns { get; } = ColumnsOf(Families.SelectMany(f => f.Features));

    public static int[] ColumnsOf(IEnumerable<string> features)
    {
        var names = AnswerabilityFeatures.Table.Select(f => f.Name).ToList();
        return [.. features.Select(f => names.IndexOf(f))];
    }

    /// <summary>What answerability is learned from: the questions of the sets that have both sides, twins, and questions with retrieved passages.</summary>
    /// <param name="questions">All questions.</param>
    /// <param name="ranking">The weights by which sentences are ranked.</param>
    public static List<JudgedQuestion> Rows(IReadOnlyList<CollectedQuestion> questions, double[] ranking)
    {
        var both = questions.GroupBy(q => q.Question.Set)
            .Where(g => g.Count(q => q.Question.Answerable) >= FewestOfASide && g.Count(q => !q.Question.Answerable) >= FewestOfASide)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var twinned = questions.Where(q => q.Question.Part == "dev" && q.CanRank && Twinned.Contains(q.Question.Set)).ToList();
        var twins = new UnanswerableTwins([.. twinned.Select(q => q.Question)]);
        var pools = twinned.GroupBy(q => q.Question.Set).ToDictionary(g => g.Key, g => new RetrievedTwins(g.SelectMany(q => q.Question.Passages)));
        return
        [
            .. questions.Where(q => both.Contains(q.Question.Set)).SelectMany(q => Judge(q, QuestionOrigin.Set, q.Group)),
            .. twinned.SelectMany(q => Judge(q, QuestionOrigin.Twin, q.Group)),
            .. twinned.AsParallel().AsOrdered().SelectMany(q => twins.Of(q.Question).SelectMany(t => Judge(CollectedQuestion.Collect(t.Twin), QuestionOrigin.Twin, t.Kind))),
            .. twinned.AsParallel().AsOrdered().Where(q => q.Question.Passages.Length == 1)
                .SelectMany(q => pools[q.Question.Set].Of(q.Question).SelectMany(t => Judge(CollectedQuestion.Collect(t), QuestionOrigin.Retrieved, q.Group))),
        ];

        IEnumerable<JudgedQuestion> Judge(CollectedQuestion question, QuestionOrigin origin, string kind)
        {
            if (question.Sentences.Length > 0 && RankedSentences.Of(question.Sentences[0].Question, question.Sentences, ranking) is { Leading.Count: > 0 } ranked)
            {
                yield return new JudgedQuestion(question.Question, question.Group, origin, kind, AnswerabilityFeatures.Of(ranked));
            }
        }
    }

    /// <summary>The probability of each question by weights that were learned without its fold, or without its group of sets.</summary>
    public static List<(JudgedQuestion Row, double Probability)> Unseen(IReadOnlyList<JudgedQuestion> rows, int[] columns, bool leaveOut)
    {
        Func<JudgedQuestion, object> key = leaveOut ? r => r.Group : r => r.Question.Fold;
        var weights = rows.Select(key).Distinct().ToDictionary(k => k, k => AnswerabilityLearner.Learn([.. rows.Where(r => !key(r).Equals(k))], columns, Pull));
        return [.. rows.Select(r => (r, Probability(r, weights[key(r)])))];
    }

    public static double Probability(JudgedQuestion row, double[] weights) => 1 / (1 + Math.Exp(-Minimiser.Dot(row.Values, weights)));

    /// <summary>The area under the ROC curve by set, development parts only.</summary>
    public static Dictionary<string, double> Aurocs(IEnumerable<(JudgedQuestion Row, double Probability)> judged) =>
        judged.Where(j => j.Row.Origin == QuestionOrigin.Set && j.Row.Question.Part == "dev").GroupBy(j => j.Row.Question.Set).ToDictionary(g => g.Key, g => Auroc([.. g.Select(j => (j.Probability, j.Row.Question.Answerable))]));

    /// <summary>The balanced accuracy of answering or not by set, development parts only.</summary>
    public static Dictionary<string, double> BalancedAccuracies(IEnumerable<(JudgedQuestion Row, double Probability)> judged) =>
        judged.Where(j => j.Row.Origin == QuestionOrigin.Set && j.Row.Question.Part == "dev").GroupBy(j => j.Row.Question.Set).ToDictionary(
            g => g.Key,
            g => g.GroupBy(j => j.Row.Question.Answerable).Average(side => side.Average(j => Answers(j) == side.Key ? 1.0 : 0)));

    private static bool Answers((JudgedQuestion Row, double Probability) judged) =>
        Answerability.Suffices(Math.Log(judged.Probability / (1 - judged.Probability)), judged.Row.Values);

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
