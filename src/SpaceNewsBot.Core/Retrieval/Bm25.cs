namespace SpaceNewsBot.Core.Retrieval;

/// <summary>The parts of BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond").</summary>
/// <param name="K1">How slowly a repeated term stops counting.</param>
/// <param name="B">How much a long text is discounted, 0 to 1.</param>
internal readonly record struct Bm25(double K1, double B)
{
    /// <summary>What <see cref="Weight"/> never reaches.</summary>
    public double MaxWeight => K1 + 1;

    /// <summary>The inverse document frequency, above 0.</summary>
    public static double Rarity(double frequency, double total) => Math.Log(1 + ((total - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>What a term counts that stands so often in a text of this length.</summary>
    public double Weight(int count, int length, double averageLength) =>
        count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / averageLength))));
}
