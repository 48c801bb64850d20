using System.Collections.Immutable;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Batch;

/// <summary>One field of the documents of a batch, searchable by itself as the store's sources are.</summary>
internal sealed class BatchField
{
    private readonly Dictionary<string, ImmutableArray<PassageTerms>> _documents = new(StringComparer.Ordinal);
    private PassageIndex? _index;

    /// <summary>Adds a document's text; the same document again replaces it.</summary>
    public void Add(string documentId, string text)
    {
        _documents[documentId] = PassageAnalyzer.Analyze(documentId, 1, text, PassageSegmenter.Segment(text, new SourceMetadata()));
        _index = null;
    }

    /// <summary>The best documents for a query.</summary>
    public ArticleSearch Search(string query, int limit)
    {
        // Built once all documents are there: batches send them before the queries.
        _index ??= PassageIndex.Create(_documents.Values.SelectMany(d => d));
        return _index.SearchArticles(query, limit);
    }
}
