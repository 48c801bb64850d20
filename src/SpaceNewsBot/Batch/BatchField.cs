using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Batch;

/// <summary>One field of the documents of a batch, searchable by itself.</summary>
internal sealed class BatchField
{
    private readonly Dictionary<string, PassageTerms> _documents = new(StringComparer.Ordinal);
    private Snapshot? _snapshot;

    /// <summary>Adds a document's text; the same document again replaces it.</summary>
    public void Add(string documentId, string text)
    {
        _documents[documentId] = new PassageTerms(documentId, 1, 0, PassageAnalyzer.CountTerms(text));
        _snapshot = null;
    }

    /// <summary>The best documents for a query, and how much of the query the best one holds.</summary>
    public (IReadOnlyList<ScoredPassage> Ranked, double Confidence) Search(string query, int limit)
    {
        // Built once all documents are there: batches send them before the queries.
        _snapshot ??= new Snapshot(
            PassageIndex.Create(_documents.Values),
            _documents.Values.SelectMany(d => d.Terms).CountBy(t => t.Term, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        var ranked = _snapshot.Index.Search(query, limit);
        return (ranked, ranked.Count == 0 ? 0 : Coverage(query, _documents[ranked[0].SourceId].Terms, _snapshot.Frequencies));
    }

    /// <summary>The share of the query's terms that stand in a document; a rare term counts more than a frequent one.</summary>
    private double Coverage(string query, ImmutableArray<TermCount> document, Dictionary<string, int> frequencies)
    {
        var held = document.Select(t => t.Term).ToHashSet(StringComparer.Ordinal);
        double all = 0, found = 0;
        foreach (var (term, _) in PassageAnalyzer.CountTerms(query))
        {
            var rarity = Math.Log(1 + ((_documents.Count + 1.0) / (frequencies.GetValueOrDefault(term) + 0.5)));
            all += rarity;
            found += held.Contains(term) ? rarity : 0;
        }

        return all == 0 ? 0 : found / all;
    }

    private sealed record Snapshot(PassageIndex Index, Dictionary<string, int> Frequencies);
}
