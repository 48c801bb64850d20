using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// How much each figure of evidence for a claim counts. Learned on public data (tests/SpaceNewsBot.Training learn-claims)
/// and shipped as claim-weights.txt, which also holds the figures that the weights reached.
/// </summary>
internal static class ClaimWeights
{
    private const string File = "claim-weights.txt";

    /// <summary>The thresholds by name.</summary>
    private static readonly string[] Thresholds = ["further", "supported", "some"];

    private static readonly double[] Limits = Read("threshold", Thresholds);

    /// <summary>The weights by which evidence is chosen, in the order of <see cref="EvidenceChoice.Features"/>.</summary>
    public static readonly double[] Choice = Read("choice", EvidenceChoice.Features);

    /// <summary>The weights of being supported, in the order of <see cref="SupportFeatures.Names"/>.</summary>
    public static readonly double[] Supported = Read("supported", SupportFeatures.Names);

    /// <summary>The weights of being supported in part at least, in the same order.</summary>
    public static readonly double[] Some = Read("some", SupportFeatures.Names);

    /// <summary>How likely a sentence behind the first must be.</summary>
    public static double Further => Limits[0];

    /// <summary>From which probability on a claim is supported.</summary>
    public static double SupportedFrom => Limits[1];

    /// <summary>From which probability on it is supported in part.</summary>
    public static double SomeFrom => Limits[2];

    private static double[] Read(string purpose, string[] names)
    {
        var weights = new double[names.Length];
        foreach (var fields in EmbeddedLists.Lines(File).Select(l => l.Split(' ')).Where(f => f[0] == purpose))
        {
            var at = Array.IndexOf(names, fields[1]);
            weights[at >= 0 ? at : throw new InvalidOperationException($"{File} weighs {fields[1]}, which is not measured.")] = double.Parse(fields[2], CultureInfo.InvariantCulture);
        }

        return weights;
    }
}
