using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// How much each figure of a sentence counts. Learned on public data (tests/SpaceNewsBot.Training learn) and shipped as
/// evidence-weights.txt, which also holds the figures that the weights reached.
/// </summary>
internal static class EvidenceWeights
{
    private const string File = "evidence-weights.txt";

    /// <summary>The weights of the ranking, in the order of <see cref="RankingFeatures.Table"/>.</summary>
    public static readonly double[] Ranking = Read("ranking", [.. RankingFeatures.Table.Select(f => f.Name)]);

    /// <summary>The weights of answerability, in the order of <see cref="AnswerabilityFeatures.Table"/>.</summary>
    public static readonly double[] Answering = Read("answering", [.. AnswerabilityFeatures.Table.Select(f => f.Name)]);

    /// <summary>What counts against an answer beyond what was learned, in the same order.</summary>
    public static readonly double[] Caution = Read("caution", [.. AnswerabilityFeatures.Table.Select(f => f.Name)]);

    /// <summary>What the figures come to.</summary>
    public static double Sum(double[] values, double[] weights)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * weights[i];
        }

        return sum;
    }

    private static double[] Read(string purpose, List<string> names)
    {
        var weights = new double[names.Count];
        foreach (var fields in EmbeddedLists.Lines(File).Select(l => l.Split(' ')).Where(f => f[0] == purpose))
        {
            var at = names.IndexOf(fields[1]);
            weights[at >= 0 ? at : throw new InvalidOperationException($"{File} weighs {fields[1]}, which is not measured.")] = double.Parse(fields[2], CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
