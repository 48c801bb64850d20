using System.Globalization;

namespace SpaceNewsBot.Training;

/// <summary>
/// Prints each set's figures beside the reference engine's, those of weights that hadn't seen the question or the set, a
/// paired bootstrap of the difference, and how well the confidence is calibrated.
/// </summary>
internal static class ComparisonReport
{
    private const int Samples = 1000;
    private const int Bins = 10;

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
        var leftOutAurocs = AnswerabilityModel.Aurocs(AnswerabilityModel.Unseen(rows, AnswerabilityModel.Columns, leaveOut: true));

        Console.WriteLine("| Set | Figure | Reference | SpaceNewsBot | Cross-validated | Set left out | Difference, 95 % |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var (set, _) in DevelopmentData.Sets)
        {
            var byId = questions.Where(q => q.Set == set && q.Part == "dev").ToDictionary(q => q.Id);
            var own = Prediction.Read(Path.Combine(ownFolder, set + ".jsonl"), byId);
            var reference = Prediction.Read(Path.Combine(referenceFolder, set + ".jsonl"), byId);
            var pairs = byId.Values.Select(q => (Question: q, Own: own[q.Id], Reference: reference[q.Id])).ToArray();
            var ranked = pairs.Where(p => p.Own.First is not null).ToArray();
            if (ranked.Length > 0)
            {
                Row(set, "MAP", ranked, p => Mean(p.Select(x => x.Reference.AveragePrecision)), p => Mean(p.Select(x => x.Own.AveragePrecision)), validated[set].Map, leftOut[set].Map);
                Row(set, "P@1", ranked, p => Mean(p.Select(x => x.Reference.First)), p => Mean(p.Select(x => x.Own.First)), validated[set].First, leftOut[set].First);
            }

            if (aurocs.TryGetValue(set, out var auroc))
            {
                Row(set, "AUROC_answerable", pairs, p => Auroc(p.Select(x => (x.Reference.Confidence, x.Question.Answerable))), p => Auroc(p.Select(x => (x.Own.Confidence, x.Question.Answerable))), auroc, leftOutAurocs[set]);
                Row(set, "bal_acc_at_op", pairs, p => Balanced(p.Select(x => (x.Reference.Abstained, x.Question.Answerable))), p => Balanced(p.Select(x => (x.Own.Abstained, x.Question.Answerable))), null, null);
            }
        }

        Console.WriteLine();
        Console.WriteLine("| Probability (cross-validated) | Questions | Mean probability | Answerable, where each set and side weighs the same |");
        Console.WriteLine("|---|---|---|---|");
        var sides = unseen.CountBy(u => (u.Row.Group, u.Row.Question.Answerable)).ToDictionary();
        foreach (var bin in unseen.GroupBy(u => Math.Min(Bins - 1, (int)(u.Probability * Bins))).OrderBy(g => g.Key))
        {
            double Weight((JudgedQuestion Row, double Probability) u) => 1.0 / sides[(u.Row.Group, u.Row.Question.Answerable)];
            var all = bin.Sum(Weight);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {bin.Key / 10.0:0.0}–{(bin.Key + 1) / 10.0:0.0} | {bin.Count()} | {bin.Sum(u => Weight(u) * u.Probability) / all:.00} | {bin.Where(u => u.Row.Question.Answerable).Sum(Weight) / all:.00} |"));
        }
    }

    private static void Row<T>(string set, string figure, T[] pairs, Func<T[], double> reference, Func<T[], double> own, double? validated, double? leftOut)
    {
        // The same questions for both, drawn again and again; a generator of our own, so that every run prints the same.
        ulong state = 13;
        var differences = new double[Samples];
        var sample = new T[pairs.Length];
        for (var s = 0; s < Samples; s++)
        {
            for (var i = 0; i < sample.Length; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                sample[i] = pairs[(int)((state >> 33) % (ulong)pairs.Length)];
            }

            differences[s] = own(sample) - reference(sample);
        }

        Array.Sort(differences);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {set} | `{figure}` | {reference(pairs):.000} | {own(pairs):.000} | {validated:.000} | {leftOut:.000} | {differences[Samples / 40]:+.000;-.000} to {differences[Samples - 1 - (Samples / 40)]:+.000;-.000} |"));
    }

    private static double Mean(IEnumerable<double?> values) => values.Average() ?? 0;

    private static double Auroc(IEnumerable<(double Confidence, bool Answerable)> judged) => AnswerabilityModel.Auroc([.. judged]);

    private static double Balanced(IEnumerable<(bool Abstained, bool Answerable)> judged)
    {
        var sides = judged.ToLookup(j => j.Answerable, j => j.Abstained);
        return ((sides[true].Select(a => a ? 0.0 : 1).DefaultIfEmpty().Average()) + sides[false].Select(a => a ? 1.0 : 0).DefaultIfEmpty().Average()) / 2;
    }
}
