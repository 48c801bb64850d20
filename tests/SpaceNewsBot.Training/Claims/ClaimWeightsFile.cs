using System.Globalization;
using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>Learns the weights of the claim checker from the development data and writes the file that Core ships.</summary>
internal static class ClaimWeightsFile
{
    public static void Learn(string dataFolder, string outputFile)
    {
        var claims = DevelopmentClaim.ReadAll(dataFolder).ConvertAll(CollectedClaim.WithVariants);
        var all = ClaimModel.Learn(claims);
        JudgedClaim[] seen = [.. claims.Select(all.Judge)];
        var unseen = ClaimModel.Unseen(claims);

        using var output = new StreamWriter(outputFile) { NewLine = "\n" };
        output.WriteLine("# How much each figure of evidence for a claim counts; made by tests/SpaceNewsBot.Training learn-claims. A line: what for, figure, weight.");
        output.WriteLine("#");
        output.WriteLine("# Reached on development data: learned on the same, 5-fold cross-validated (choice, judgement and thresholds)");
        foreach (var (name, of) in ClaimFigures.All)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"# {name,-20} {of(seen):0.000}   {of(unseen):0.000}");
            output.WriteLine(line);
            Console.WriteLine(line);
        }

        Write("choice", EvidenceChoice.Features, all.Choice);
        Write("supported", SupportFeatures.Names, all.Supported);
        Write("some", SupportFeatures.Names, all.Some);
        Write("threshold", ["further", "supported", "some"], [ClaimLearner.Further, all.SupportedFrom, all.SomeFrom]);

        void Write(string purpose, IEnumerable<string> names, double[] values)
        {
            foreach (var (name, value) in names.Zip(values).Where(w => w.Second != 0))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{purpose} {name} {value:0.0000}"));
            }
        }
    }
}
