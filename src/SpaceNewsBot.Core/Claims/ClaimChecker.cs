using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// Checks a claim against passages: whether they say it, and with which sentences. Pure: the same input, the same outcome;
/// any number of threads may call it. Nearly linear in the passages' length.
/// </summary>
public static class ClaimChecker
{
    // What is left of the probability where the text says otherwise.
    private const double Contradicted = 0.5;

    // How much it counts whether some of a claim is said: where all of it is, that says most already.
    private const double OfSome = 0.3;

    private const double Unsaid = 0.5;

    // Lighter words are hardly missed.
    private const double Telling = 0.3;

    /// <summary>What the passages say of a claim.</summary>
    /// <param name="claim">A sentence or more that asserts something.</param>
    /// <param name="passages">Where to look; neighbours of one document in the order of their text.</param>
    public static ClaimVerdict Check(string claim, IReadOnlyList<EvidencePassage> passages)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(passages);
        var text = new ClaimText(new ClaimReading(claim), passages);
        var choice = EvidenceChoice.Choose(text, ClaimWeights.Choice, ClaimWeights.Further);
        if (choice.Chosen.Count == 0)
        {
            return new ClaimVerdict(ClaimSupport.NotSupported, 0, [], [.. Missing(choice)]);
        }

        var (contradictions, most) = ContradictionFinder.Find(text);
        var figures = SupportFeatures.Of(choice);
        var supported = Probability(figures, ClaimWeights.Supported);
        var some = Probability(figures, ClaimWeights.Some);
        var support = Decide(supported, some, most, ClaimWeights.SupportedFrom, ClaimWeights.SomeFrom);
        return new ClaimVerdict(
            support,
            Confidence(supported, some, most),
            [.. choice.Chosen.Select((s, i) => new Evidence(s.Passage, s.Sentence.Span.Start, s.Sentence.Span.End, choice.Probabilities[i]))],
            support == ClaimSupport.Supported ? [] : [.. contradictions, .. Missing(choice)]);
    }

    /// <summary>How far a claim is supported.</summary>
    /// <param name="supported">How likely the evidence says all of it.</param>
    /// <param name="some">How likely it says some of it.</param>
    /// <param name="most">The most that contradictions leave.</param>
    /// <param name="supportedFrom">From which probability on all of it counts as said.</param>
    /// <param name="someFrom">From which probability on some of it does.</param>
    internal static ClaimSupport Decide(double supported, double some, ClaimSupport most, double supportedFrom, double someFrom)
    {
        var support = supported >= supportedFrom ? ClaimSupport.Supported : some >= someFrom ? ClaimSupport.PartiallySupported : ClaimSupport.NotSupported;
        return support > most ? most : support;
    }

    /// <summary>How likely a claim is supported, contradictions considered: what hardly is in part is so still less.</summary>
    internal static double Confidence(double supported, double some, ClaimSupport most) => supported * Math.Pow(some, OfSome) * (most == ClaimSupport.Supported ? 1 : Contradicted);

    // What the evidence hasn't, in the claim's order.
    private static IEnumerable<ClaimMismatch> Missing(EvidenceChoice choice)
    {
        foreach (var (_, unit) in choice.Text.Reading.Units.Index().Where(u => choice.Said[u.Index] < Unsaid && u.Item.Weight >= Telling))
        {
            var sentence = choice.Text.Reading.Sentences[unit.Sentence];
            var (start, end) = (sentence.Tokens[unit.Tokens.First].Start, sentence.Tokens[unit.Tokens.End - 1].End);
            yield return new ClaimMismatch(ClaimMismatchKind.MissingWords, sentence.Text[start..end], start, end);
        }
    }

    private static double Probability(double[] figures, double[] weights) => 1 / (1 + Math.Exp(-EvidenceWeights.Sum(figures, weights)));
}
