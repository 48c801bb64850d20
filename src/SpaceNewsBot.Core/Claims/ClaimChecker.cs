using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// Checks a claim against passages: whether they say it, and with which sentences. Pure: the same input, the same outcome;
/// any number of threads may call it. Nearly linear in the passages' length.
/// </summary>
public static class ClaimChecker
{
    /// <summary>What the passages say of a claim.</summary>
    /// <param name="claim">A sentence or more that asserts something.</param>
    /// <param name="passages">Where to look; neighbours of one document in the order of their text.</param>
    public static ClaimVerdict Check(string claim, IReadOnlyList<EvidencePassage> passages)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(passages);
        var text = new ClaimText(new ClaimReading(claim), passages);
        var choice = EvidenceChoice.Choose(text, ClaimWeights.Choice, ClaimWeights.Further);
        var figures = SupportFeatures.Of(choice);
        var supported = Probability(figures, ClaimWeights.Supported);
        var support = choice.Chosen.Count == 0 ? ClaimSupport.NotSupported : Decide(supported, Probability(figures, ClaimWeights.Some), ClaimWeights.SupportedFrom, ClaimWeights.SomeFrom);
        return new ClaimVerdict(
            support,
            supported,
            [.. choice.Chosen.Select((s, i) => new Evidence(s.Passage, s.Sentence.Span.Start, s.Sentence.Span.End, choice.Probabilities[i]))],
            []);
    }

    /// <summary>The label of two probabilities.</summary>
    internal static ClaimSupport Decide(double supported, double some, double supportedFrom, double someFrom) =>
        supported >= supportedFrom ? ClaimSupport.Supported : some >= someFrom ? ClaimSupport.PartiallySupported : ClaimSupport.NotSupported;

    private static double Probability(double[] figures, double[] weights) => 1 / (1 + Math.Exp(-EvidenceWeights.Sum(figures, weights)));
}
