namespace SpaceNewsBot.Core.Citations;

/// <summary>What looking a draft quote up came to.</summary>
public abstract record QuoteVerdict
{
    private QuoteVerdict()
    {
    }

    /// <summary>It stands in the revision that it names.</summary>
    /// <param name="Citation">The exact span.</param>
    public sealed record Verified(Citation Citation) : QuoteVerdict;

    /// <summary>It stands in none of the revisions.</summary>
    public sealed record Absent : QuoteVerdict;

    /// <summary>It stands in another of the revisions than the one named.</summary>
    /// <param name="SourceId">The source that holds it.</param>
    public sealed record Misattributed(string SourceId) : QuoteVerdict;

    /// <summary>It stands in the source in pieces, not in one.</summary>
    public sealed record Spliced : QuoteVerdict;
}
