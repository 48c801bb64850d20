using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// The sentences chosen so far for a claim, and what a further one would be to them. Evidence is chosen one sentence after
/// the other, by what each adds to what the others say already.
/// </summary>
internal sealed class EvidenceChoice(ClaimText text)
{
    /// <summary>At most so many sentences are evidence.</summary>
    public const int MostSentences = 3;

    private const int Near = 4;

    /// <summary>The figures of a further sentence, in the order of the weights; the first is the constant.</summary>
    public static readonly string[] Features =
    [
        "constant", "gain", "local_gain", "share", "local_share", "share_of_best", "gain_of_names", "gain_of_numbers", "gain_of_dates", "gain_of_verbs", "gain_of_words",
        "pairs", "small_words", "next_to_chosen", "near_chosen", "length", "no_verb", "density", "place", "share_before", "share_behind",
        "already_chosen", "gain_of_best", "gain_to_the_word", "gain_of_rest",
    ];

    private readonly List<ClaimSentence> chosen = [];

    private readonly List<double> probabilities = [];

    /// <summary>The sentences, in the order in which they were chosen.</summary>
    public IReadOnlyList<ClaimSentence> Chosen => chosen;

    /// <summary>How likely each was found to be evidence.</summary>
    public IReadOnlyList<double> Probabilities => probabilities;

    /// <summary>How well they say each unit of the claim together.</summary>
    public double[] Said { get; } = new double[text.Weights.Length];

    /// <summary>The text that they are from.</summary>
    public ClaimText Text => text;

    /// <summary>Chooses by learned weights, until none is likely enough any more.</summary>
    /// <param name="text">What the passages say of the claim.</param>
    /// <param name="weights">The weights of the figures.</param>
    /// <param name="least">How likely a sentence behind the first must be.</param>
    public static EvidenceChoice Choose(ClaimText text, double[] weights, double least)
    {
        var choice = new EvidenceChoice(text);
        while (choice.chosen.Count < MostSentences && choice.Best(weights) is ({ } best, var probability) && (choice.chosen.Count == 0 || probability >= least))
        {
            choice.Add(best, probability);
        }

        return choice;
    }

    /// <summary>The likeliest further sentence; none when there is no other.</summary>
    public (ClaimSentence? Sentence, double Probability) Best(double[] weights)
    {
        (ClaimSentence? Sentence, double Score) best = (null, double.NegativeInfinity);
        foreach (var (sentence, figures) in Measure())
        {
            var score = EvidenceWeights.Sum(figures, weights);
            if (score > best.Score)
            {
                best = (sentence, score);
            }
        }

        return (best.Sentence, 1 / (1 + Math.Exp(-best.Score)));
    }

    /// <summary>Takes a sentence in.</summary>
    public void Add(ClaimSentence sentence, double probability)
    {
        chosen.Add(sentence);
        probabilities.Add(probability);
        for (var u = 0; u < Said.Length; u++)
        {
            Said[u] = Math.Max(Said[u], sentence.Said[u]);
        }
    }

    /// <summary>The figures of every sentence that isn't chosen yet.</summary>
    public List<(ClaimSentence Sentence, double[] Figures)> Measure()
    {
        var kinds = text.Reading.Units;
        var kindCount = Enum.GetValues<ClaimUnitKind>().Length;
        var left = 1 - (ClaimText.Sum(Said, text.Weights) / text.TotalWeight);
        var measured = new List<(ClaimSentence Sentence, double[] Figures)>();
        double bestGain = 0;
        foreach (var sentence in text.Candidates.Where(c => !chosen.Contains(c)))
        {
            double gain = 0, local = 0, exact = 0;
            var byKind = new double[kindCount];
            for (var u = 0; u < Said.Length; u++)
            {
                var more = Math.Max(0, sentence.Said[u] - Said[u]);
                gain += more * text.Weights[u];
                local += more * text.LocalWeights[u];
                byKind[(int)kinds[u].Kind] += more * text.Weights[u];
                exact += sentence.Said[u] >= 1 && Said[u] < 0.5 ? text.Weights[u] : 0;
            }

            gain /= text.TotalWeight;
            bestGain = Math.Max(bestGain, gain);
            var distance = chosen.Count == 0 ? int.MaxValue : chosen.Min(c => Math.Abs(c.Index - sentence.Index));
            measured.Add((sentence,
            [
                1, gain, local / text.TotalLocalWeight, sentence.Share, sentence.LocalShare, sentence.Share / Math.Max(text.BestShare, 0.01),
                byKind[(int)ClaimUnitKind.Name] / text.TotalWeight, byKind[(int)ClaimUnitKind.Number] / text.TotalWeight, byKind[(int)ClaimUnitKind.Date] / text.TotalWeight,
                byKind[(int)ClaimUnitKind.Verb] / text.TotalWeight, byKind[(int)ClaimUnitKind.Word] / text.TotalWeight,
                sentence.Pairs, sentence.SmallWords, distance == 1 ? 1 : 0, distance <= Near ? 1 : 0, Math.Log(1 + sentence.Sentence.Tokens.Length), sentence.HasVerb ? 0 : 1,
                sentence.Density, sentence.Place, sentence.ShareBefore, sentence.ShareBehind,
                chosen.Count, gain, exact / text.TotalWeight, gain / Math.Max(left, 0.05),
            ]));
        }

        var ofBest = Array.IndexOf(Features, "gain_of_best");
        foreach (var (_, figures) in measured)
        {
            figures[ofBest] /= Math.Max(bestGain, 0.01);
        }

        return measured;
    }
}
