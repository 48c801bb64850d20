using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Citations;

/// <summary>Finds the words around a posted quote, and whether its source still says it.</summary>
internal static class QuoteContextFinder
{
    // As much as is read at a glance.
    private const int MostContext = 400;

    /// <summary>The quote in its context; null when its revision isn't there any more or doesn't hold it.</summary>
    public static async Task<QuoteInContext?> FindAsync(ISourceStore sources, DraftQuote quote, CancellationToken cancellationToken)
    {
        if (await sources.FindRevisionAsync(quote.WorkspaceId, quote.SourceId, quote.Revision, cancellationToken).ConfigureAwait(false) is not { } revision)
        {
            return null;
        }

        var start = quote.Start is { } known && Holds(revision.Text, known, quote.Text) ? known : revision.Text.IndexOf(quote.Text, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        var end = start + quote.Text.Length;
        var citation = new Citation(quote.WorkspaceId, quote.SourceId, quote.Revision, revision.Metadata, start, end, quote.Text);
        var now = await sources.FindAsync(quote.WorkspaceId, quote.SourceId, cancellationToken).ConfigureAwait(false);
        if (now is not null)
        {
            var standing = now.Text.Contains(quote.Text, StringComparison.Ordinal) ? QuoteStanding.Stands : QuoteStanding.Outdated;
            return Surround(revision, citation, standing, now.Number);
        }

        var history = await sources.FindHistoryAsync(quote.WorkspaceId, quote.SourceId, cancellationToken).ConfigureAwait(false);
        return history is { State: not SourceState.Removed }
            ? Surround(revision, citation, QuoteStanding.Outdated, history.Latest)
            : new QuoteInContext(citation, "", "", QuoteStanding.Removed, history?.Latest ?? revision.Number);
    }

    private static bool Holds(string text, int start, string quote) =>
        start >= 0 && start + quote.Length <= text.Length && string.CompareOrdinal(text, start, quote, 0, quote.Length) == 0;

    private static QuoteInContext Surround(SourceRevision revision, Citation citation, QuoteStanding standing, int latest)
    {
        var place = revision.Passages.IndexOf(revision.Passages.LastOrDefault(p => p.Start <= citation.Start) ?? revision.Passages[0]);
        var from = revision.Passages[Math.Max(place - 1, 0)].Start;
        var to = revision.Passages[Math.Min(place + 1, revision.Passages.Length - 1)].End;
        var before = revision.Text[Math.Min(from, citation.Start)..citation.Start].TrimStart();
        var after = revision.Text[citation.End..Math.Max(to, citation.End)].TrimEnd();
        return new QuoteInContext(
            citation,
            before.Length <= MostContext ? before : $"…{before[SafeCut(before, before.Length - MostContext)..]}",
            after.Length <= MostContext ? after : $"{after[..SafeCut(after, MostContext)]}…",
            standing,
            latest);
    }

    /// <summary>A place near the given one that isn't inside a character.</summary>
    private static int SafeCut(string text, int at) => char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
