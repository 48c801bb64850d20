using System.Globalization;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Learns all weights from the development data and writes the file that Core ships.</summary>
internal static class WeightsFile
{
    public static void Learn(string dataFolder, string outputFile)
    {
        var questions = DevelopmentData.Read(dataFolder).ConvertAll(CollectedQuestion.Collect);
        var weights = RankingLearner.Learn(questions, RankingModel.Columns, RankingModel.Pull);
        var learned = RankingReport.Figures(questions, _ => weights);
        var validated = RankingReport.CrossValidated(questions, RankingModel.Columns, RankingModel.Pull);
        var leftOut = RankingReport.LeaveOneOut(questions, RankingModel.Columns, RankingModel.Pull);

        using var output = new StreamWriter(outputFile) { NewLine = "\n" };
        output.WriteLine("# How much each figure of a sentence counts; made by tests/SpaceNewsBot.Training learn. A line: what for, figure, weight.");
        output.WriteLine("# Held by hand, since the data hardly shows them: " + string.Join(", ", RankingLearner.Held.Keys) + ", and all of caution.");
        output.WriteLine("#");
        output.WriteLine("# Reached on development data (MAP and precision at 1): learned on the same, 5-fold cross-validated, the set left out");
        foreach (var (set, (map, first)) in learned)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {set,-15} {map:0.000} {first:0.000}   {validated[set].Map:0.000} {validated[set].First:0.000}   {leftOut[set].Map:0.000} {leftOut[set].First:0.000}"));
        }

        var rows = AnswerabilityModel.Rows(questions, weights);
        var answering = AnswerabilityLearner.Learn(rows, AnswerabilityModel.Columns, AnswerabilityModel.Pull);
        var (seen, validatedAurocs, leftOutAurocs) = (
            AnswerabilityModel.Aurocs(rows.Select(r => (r, AnswerabilityModel.Probability(r, answering)))),
            AnswerabilityModel.Aurocs(AnswerabilityModel.Unseen(rows, AnswerabilityModel.Columns, leaveOut: false)),
            AnswerabilityModel.Aurocs(AnswerabilityModel.Unseen(rows, AnswerabilityModel.Columns, leaveOut: true)));
        output.WriteLine("#");
        output.WriteLine("# AUROC of answerable: learned on the same, 5-fold cross-validated, the set left out");
        foreach (var (set, auroc) in seen)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {set,-15} {auroc:0.000}   {validatedAurocs[set]:0.000}   {leftOutAurocs[set]:0.000}"));
        }

        Write("ranking", RankingFeatures.Table.Select(f => f.Name), weights);
        Write("answering", AnswerabilityFeatures.Table.Select(f => f.Name), answering);
        Write("caution", AnswerabilityCaution.Weights.Keys, [.. AnswerabilityCaution.Weights.Values]);

        void Write(string purpose, IEnumerable<string> names, double[] values)
        {
            foreach (var (name, value) in names.Zip(values).Where(w => w.Second != 0))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{purpose} {name} {value:0.000}"));
            }
        }
    }
}
