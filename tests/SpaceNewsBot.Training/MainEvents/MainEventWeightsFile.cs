using System.Globalization;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>Learns the weights of the main event from the development articles and writes the file that Core ships.</summary>
internal static class MainEventWeightsFile
{
    public static void Learn(string dataFolder, string outputFile)
    {
        var lessons = CodedArticle.Read(dataFolder).SelectMany(SlotLesson.Of).ToList();
        var weights = MainEventLearner.Learn(lessons, MainEventModel.Settings);
        var leftOut = MainEventModel.LeaveOneOut(lessons, MainEventModel.Settings);
        var (seen, unseen) = (MainEventModel.Judge(lessons, _ => weights), MainEventModel.Judge(lessons, a => leftOut[a.Group]));

        using var output = new StreamWriter(outputFile) { NewLine = "\n" };
        output.WriteLine("# How much each figure of a candidate counts for a slot of the main event; made by tests/SpaceNewsBot.Training");
        output.WriteLine("# learn-main-event. A line: slot, figure, weight. \"empty\" speaks for leaving the slot empty; \"least\" is no weight, but");
        output.WriteLine("# how probable it must be that the article fills the slot.");
        output.WriteLine("#");
        output.WriteLine("# Reached on development articles: learned on the same, and the happening left out");
        foreach (var figure in MainEventFigure.All)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {figure.Name,-20} {figure.Of(seen):0.000}   {figure.Of(unseen):0.000}"));
        }

        foreach (var (slot, figure, weight) in weights.All)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{slot.ToString().ToLowerInvariant()} {figure} {weight:0.000}"));
        }
    }
}
