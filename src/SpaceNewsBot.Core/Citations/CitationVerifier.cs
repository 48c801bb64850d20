using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Citations;

/// <summary>Looks draft quotes up in stored revisions.</summary>
/// <param name="revisions">The revisions that may be quoted.</param>
public sealed class CitationVerifier(IReadOnlyCollection<SourceRevision> revisions)
{
    private static readonly string[] Ellipses = ["…", "..."];

    /// <summary>Looks one quote up.</summary>
    public QuoteVerdict Verify(DraftQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        if (quote.Text.Length == 0)
        {
            return new QuoteVerdict.Absent();
        }

        var named = revisions.FirstOrDefault(r => r.WorkspaceId == quote.WorkspaceId && r.SourceId == quote.SourceId && r.Number == quote.Revision);
        if (named is not null && Find(named.Text, quote) is { } start)
        {
            return new QuoteVerdict.Verified(new Citation(
                named.WorkspaceId, named.SourceId, named.Number, named.Metadata, start, start + quote.Text.Length, quote.Text));
        }

        var holder = revisions.FirstOrDefault(r => r != named && WordEdges.Find(r.Text, quote.Text) is not null);
        return holder is not null ? new QuoteVerdict.Misattributed(holder.SourceId)
            : named is not null && StandsInPieces(named.Text, quote.Text) ? new QuoteVerdict.Spliced()
            : new QuoteVerdict.Absent();
    }

    private static int? Find(string text, DraftQuote quote)
    {
        if (quote.Start is { } said
            && said >= 0
            && said <= text.Length - quote.Text.Length
            && text.AsSpan(said, quote.Text.Length).SequenceEqual(quote.Text))
        {
            return said;
        }

        return WordEdges.Find(text, quote.Text);
    }

    // Cut at its ellipses, or at the one word where it leaves the text: all pieces stand there, one behind the other.
    private static bool StandsInPieces(string text, string quote)
    {
        var pieces = quote.Split(Ellipses, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pieces is [var whole])
        {
            var cut = LengthOfBeginning(text, whole);
            pieces = [whole[..cut].TrimEnd(), whole[cut..].TrimStart()];
        }

        var from = 0;
        foreach (var piece in pieces)
        {
            var at = piece.Length == 0 ? -1 : text.IndexOf(piece, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            from = at + piece.Length;
        }

        return pieces.Length > 0;
    }

    // The longest beginning that stands in the text, in whole words. When one stands, every shorter one does.
    private static int LengthOfBeginning(string text, string quote)
    {
        var (stands, fails) = (0, quote.Length + 1);
        while (fails - stands > 1)
        {
            var middle = (stands + fails) / 2;
            if (text.Contains(quote[..middle], StringComparison.Ordinal))
            {
                stands = middle;
            }
            else
            {
                fails = middle;
            }
        }

        while (stands > 0 && stands < quote.Length && char.IsLetterOrDigit(quote[stands - 1]) && char.IsLetterOrDigit(quote[stands]))
        {
            stands--;
        }

        return stands;
    }
}
