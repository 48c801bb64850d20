using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>Tells which answers a change of a source touches. Pure.</summary>
internal static class CorrectionFinder
{
    /// <summary>The answers of which a quote doesn't stand any more; where in the text it stands doesn't matter.</summary>
    /// <param name="quotes">All quotes of one source.</param>
    /// <param name="answering">The source's revision that answers now; null when none does.</param>
    public static ImmutableArray<AffectedAnswer> Find(IEnumerable<PostedQuote> quotes, SourceRevision? answering)
    {
        // Many answers quote the same sentence: it is looked up once.
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        return
        [
            .. quotes
                .Where(q => !Stands(q))
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
