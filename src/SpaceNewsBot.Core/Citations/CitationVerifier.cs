using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Citations;

/// <summary>Looks draft quotes up in stored revisions.</summary>
/// <param name="revisions">The revisions that may be quoted.</param>
public sealed class CitationVerifier(IReadOnlyCollection<SourceRevision> revisions)
{
    /// <summary>Looks one quote up.</summary>
    public QuoteVerdict Verify(DraftQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        var named = revisions.FirstOrDefault(r => r.SourceId == quote.SourceId && r.Number == quote.Revision);
        if (named is null || quote.Text.Length == 0)
        {
            return new QuoteVerdict.Absent();
        }

        var start = quote.Start is { } said
            && said >= 0
            && said + quote.Text.Length <= named.Text.Length
            && named.Text.AsSpan(said, quote.Text.Length).SequenceEqual(quote.Text)
            ? said
            : named.Text.IndexOf(quote.Text, StringComparison.Ordinal);
        return start >= 0
            ? new QuoteVerdict.Verified(new Citation(named.SourceId, named.Number, named.Metadata, start, start + quote.Text.Length, quote.Text))
            : new QuoteVerdict.Absent();
    }
}
