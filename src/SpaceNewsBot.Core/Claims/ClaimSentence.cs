using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>A sentence of the text that says something of a claim, and how it stands there.</summary>
/// <param name="Passage">The index of its passage.</param>
/// <param name="Index">Its place among all sentences of the passages.</param>
/// <param name="Sentence">The sentence; offsets count in the passage's text.</param>
/// <param name="Said">How well it says each of the claim's units, 0 to 1.</param>
/// <param name="Share">The weighted share of the claim that it says.</param>
internal sealed record ClaimSentence(int Passage, int Index, Sentence Sentence, double[] Said, double Share)
{
    /// <summary>The same, where words that every sentence has count less.</summary>
    public double LocalShare { get; init; }

    /// <summary>The share of the sentence's own words that the claim has too.</summary>
    public double Density { get; init; }

    /// <summary>The share of the claim's neighbouring words that are neighbours here, half as much in another order.</summary>
    public double Pairs { get; init; }

    /// <summary>The share of the claim's small words ("by", "after") that stand here too.</summary>
    public double SmallWords { get; init; }

    /// <summary>How far down the text it stands, 0 to 1.</summary>
    public double Place { get; init; }

    /// <summary>What the sentence before it says of the claim.</summary>
    public double ShareBefore { get; init; }

    /// <summary>What the sentence behind it says of the claim.</summary>
    public double ShareBehind { get; init; }

    /// <summary>Whether it tells that something is or is done; a caption or a menu's entry doesn't.</summary>
    public bool HasVerb { get; } = Sentence.LastVerbs[^1] >= 0 || Sentence.Tokens.Any(t => StopWords.Auxiliaries.Contains(t.Word));
}
