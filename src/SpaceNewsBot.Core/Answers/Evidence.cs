namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence, or a span in it, of a passage.</summary>
/// <param name="Passage">The index of its passage among those given.</param>
/// <param name="Start">Offset of its first character in the passage's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Score">Comparable within one question; higher is better.</param>
public sealed record Evidence(int Passage, int Start, int End, double Score)
{
    /// <summary>Where a quote of it begins that can be read alone: with the sentence before it where that says who "she" is.</summary>
    public int QuoteStart { get; init; } = Start;

    /// <summary>Where that quote ends: behind the next sentence where that gives the reason asked for.</summary>
    public int QuoteEnd { get; init; } = End;
}
