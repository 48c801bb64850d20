using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>Tells which answers a change of a source touches. Pure.</summary>
internal static class CorrectionFinder
{
    /// <summary>The answers of which a quote doesn't stand any more, or is a reviewed sentence; where in the text it stands doesn't matter.</summary>
    /// <param name="quotes">All quotes of one source.</param>
    /// <param name="answering">The source's revision that answers now; null when none does.</param>
    /// <param name="reviewed">The sentences of rows of the ledger that were reviewed: answers that quote one are touched too.</param>
    public static ImmutableArray<AffectedAnswer> Find(IEnumerable<PostedQuote> quotes, SourceRevision? answering, params IEnumerable<string> reviewed)
    {
        // Many answers quote the same sentence: it is looked up once.
        var touched = reviewed.ToHashSet(StringComparer.Ordinal);
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return
        [
            .. quotes
                .Where(q => touched.Contains(q.Text) || !Stands(q))
                .GroupBy(q => q.AnswerId)
                .Select(q => new AffectedAnswer(q.Key, q.Min(quote => quote.Revision))),
        ];

        bool Stands(PostedQuote quote)
        {
            if (answering is null || quote.Revision == answering.Number)
            {
                return answering is not null;
            }

            if (!known.TryGetValue(quote.Text, out var stands))
            {
                known[quote.Text] = stands = answering.Text.Contains(quote.Text, StringComparison.Ordinal);
            }

            return stands;
        }
    }
}
