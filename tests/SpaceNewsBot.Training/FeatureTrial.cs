using System.Globalization;

namespace SpaceNewsBot.Training;

/// <summary>Prints what each family of features adds to those before it, on questions and on sets that it wasn't learned from.</summary>
internal static class FeatureTrial
{
    public static void Run(string dataFolder)
    {
        var questions = DevelopmentData.Read(dataFolder).ConvertAll(CollectedQuestion.Collect);
        Console.WriteLine("Ranking (mean MAP and precision at 1 of the sets, then each set's): cross-validated, below it with the set left out");
        var used = new List<string>();
        foreach (var (family, features) in RankingModel.Families)
        {
            used.AddRange(features);
            var columns = RankingModel.ColumnsOf(used);
            Console.WriteLine(RankingReport.Line(family, RankingReport.CrossValidated(questions, columns, RankingModel.Pull)));
            Console.WriteLine(RankingReport.Line("", RankingReport.LeaveOneOut(questions, columns, RankingModel.Pull)));
        }

        Console.WriteLine("Answerability (mean AUROC of the sets, then each set's): cross-validated, below it with the set left out");
        var rows = AnswerabilityModel.Rows(questions, RankingLearner.Learn(questions, RankingModel.Columns, RankingModel.Pull));
        used.Clear();
        foreach (var (family, features) in AnswerabilityModel.Families)
        {
            used.AddRange(features);
            var columns = AnswerabilityModel.ColumnsOf(used);
            foreach (var leaveOut in new[] { false, true })
            {
                var aurocs = AnswerabilityModel.Aurocs(AnswerabilityModel.Unseen(rows, columns, leaveOut));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(leaveOut ? "" : family),-38} {aurocs.Values.Average():0.0000} | {string.Join(" ", aurocs.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Key} {a.Value:0.000}")))}"));
            }
        }
    }
}
