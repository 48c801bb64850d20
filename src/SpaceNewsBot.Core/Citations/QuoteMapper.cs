using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Citations;

/// <summary>
/// Maps quotes as somebody copied them, with other white space, quotation marks, dashes or case, to the exact words of the revisions.
/// It verifies nothing: what isn't found stays as it is, for <see cref="CitationVerifier"/> to class.
/// </summary>
/// <param name="revisions">The revisions that may be quoted.</param>
internal sealed class QuoteMapper(IReadOnlyCollection<SourceRevision> revisions)
{
    private readonly Dictionary<SourceRevision, FoldedText> folded = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// The quote in the words of the revision that it names, with where they start; or, where only another revision has them,
    /// in the words of that one, still under the wrong name.
    /// </summary>
    public DraftQuote Map(DraftQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        foreach (var revision in revisions.OrderByDescending(r => IsNamed(r, quote)))
        {
            if (Folded(revision).Find(quote.Text) is var (start, end))
            {
                return quote with { Text = revision.Text[start..end], Start = IsNamed(revision, quote) ? start : null };
            }
        }

        return quote;
    }

    private static bool IsNamed(SourceRevision revision, DraftQuote quote) =>
        revision.WorkspaceId == quote.WorkspaceId && revision.SourceId == quote.SourceId && revision.Number == quote.Revision;

    private FoldedText Folded(SourceRevision revision)
    {
        if (!folded.TryGetValue(revision, out var text))
        {
            folded.Add(revision, text = new FoldedText(revision.Text));
        }

        return text;
    }
}
