using System.Globalization;
using System.Text.Json;

namespace SpaceNewsBot.Training;

/// <summary>
/// Prints each set's figures beside the reference engine's, those of weights that hadn't seen the question or the set, a
/// paired bootstrap of the difference, which marks what is worse by more than chance, and how well the confidence is
/// calibrated.
/// </summary>
internal static class ComparisonReport
{
    private const int Bins = 10;

    private static readonly PairedBootstrap Bootstrap = new(draws: 1000, level: .95);

    // Documents that are there, and such of which half aren't.
    private static readonly string[] Searches = ["queries", "ooc.queries"];

    /// <param name="dataFolder">The development data.</param>
    /// <param name="ownFolder">What run_all.sh kept of the bot.</param>
    /// <param name="referenceFolder">What it kept of the reference engine.</param>
    public static void Run(string dataFolder, string ownFolder, string referenceFolder)
    {
        var questions = DevelopmentData.Read(dataFolder);
        var collected = questions.ConvertAll(CollectedQuestion.Collect);
        var validated = RankingReport.CrossValidated(collected, RankingModel.Columns, RankingModel.Pull);
        var leftOut = RankingReport.LeaveOneOut(collected, RankingModel.Columns, RankingModel.Pull);
        var rows = AnswerabilityModel.Rows(collected, RankingLearner.Learn(collected, RankingModel.Columns, RankingModel.Pull));
        var unseen = AnswerabilityModel.Unseen(rows, AnswerabilityModel.Columns, leaveOut: false);
        var aurocs = AnswerabilityModel.Aurocs(unseen);
        var unseenSets = AnswerabilityModel.Unseen(rows, AnswerabilityModel.Columns, leaveOut: true);
        var leftOutAurocs = AnswerabilityModel.Aurocs(unseenSets);
        var (accuracies, leftOutAccuracies) = (AnswerabilityModel.BalancedAccuracies(unseen), AnswerabilityModel.BalancedAccuracies(unseenSets));

        Console.WriteLine("| Set | Figure | Reference | SpaceNewsBot | Cross-validated | Set left out | Difference, 95 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (set, _) in DevelopmentData.Sets)
        {
            var asked = questions.Where(q => q.Set == set && q.Part == "dev").ToList();
            Rows(set, Evaluator.Judge(asked, Printed(referenceFolder, set)), Evaluator.Judge(asked, Printed(ownFolder, set)), figure => figure switch
            {
                "MAP" => (validated[set].Map, leftOut[set].Map),
                "P@1" => (validated[set].First, leftOut[set].First),
                "AUROC_answerable" when aurocs.ContainsKey(set) => (aurocs[set], leftOutAurocs[set]),
                "bal_acc_at_op" when accuracies.ContainsKey(set) => (accuracies[set], leftOutAccuracies[set]),
                _ => null,
            });
        }

        foreach (var searches in Searches)
        {
            var queries = Path.Combine(dataFolder, "bbc", $"dev.{searches}.jsonl");
            var own = Evaluator.JudgeSearches(queries, Printed(ownFolder, "bbc." + searches));
            foreach (var reference in Evaluator.JudgeSearches(queries, Printed(referenceFolder, "bbc." + searches)))
            {
                Rows("bbc " + reference.Key, [.. reference], [.. own[reference.Key]], _ => null);
            }
        }

        Console.WriteLine();
        Console.WriteLine("| Probability (cross-validated) | Questions | Mean probability | Answerable, where each set and side weighs the same |");
        Console.WriteLine("|---|---|---|---|");
        unseen.RemoveAll(u => u.Row.Origin != QuestionOrigin.Set);
        var sides = unseen.CountBy(u => (u.Row.Group, u.Row.Question.Answerable)).ToDictionary();
        foreach (var bin in unseen.GroupBy(u => Math.Min(Bins - 1, (int)(u.Probability * Bins))).OrderBy(g => g.Key))
        {
            double Weight((JudgedQuestion Row, double Probability) u) => 1.0 / sides[(u.Row.Group, u.Row.Question.Answerable)];
            var all = bin.Sum(Weight);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {bin.Key / 10.0:0.0}–{(bin.Key + 1) / 10.0:0.0} | {bin.Count()} | {bin.Sum(u => Weight(u) * u.Probability) / all:.00} | {bin.Where(u => u.Row.Question.Answerable).Sum(Weight) / all:.00} |"));
        }
    }

    private static Dictionary<string, JsonElement> Printed(string folder, string name) => JsonLines.ReadById(Path.Combine(folder, name + ".jsonl"));

    private static void Rows(string set, Prediction[] reference, Prediction[] own, Func<string, (double Validated, double LeftOut)?> unseen)
    {
        foreach (var difference in Bootstrap.Compare(set, reference, own))
        {
            var (validated, leftOut) = unseen(difference.Figure.Name) is { } known ? ((double?)known.Validated, (double?)known.LeftOut) : (null, null);
            Console.WriteLine(difference.Row(string.Create(CultureInfo.InvariantCulture, $"{validated:.000} | {leftOut:.000} | ")));
        }
    }
}
