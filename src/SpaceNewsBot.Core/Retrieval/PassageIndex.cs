using System.Buffers;
using System.Runtime.InteropServices;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>
/// An immutable snapshot of the terms of many passages. An article (all passages of a source) is ranked by <see cref="Bm25"/>
/// of its whole and of its opening, a passage by its own BM25 and a part of its article's. Rarity counts a background of
/// other texts beside those at hand, since within one article it means nothing. Safe for any number of threads.
/// </summary>
public sealed class PassageIndex
{
    // What a text of the background counts beside one at hand: a word that stands everywhere at hand tells none apart.
    private const double BackgroundWeight = 0.1;

    // What the article counts beside the passage: the name that a passage's "he" stands for is elsewhere in it.
    private const double ArticleWeight = 0.2;

    // The share of a word's uses with a capital from which on it is a name.
    private const double NameCapitals = 0.8;

    private static readonly Bm25 Whole = new(K1: 2, B: 0.8);
    private static readonly Bm25 Opening = new(K1: 1.2, B: 0.3);

    private readonly Passage[] passages;
    private readonly IndexedArticle[] articles;
    private readonly Dictionary<string, IndexedTerm> terms;
    private readonly double averagePassage;
    private readonly double averageArticle;
    private readonly double averageOpening;

    private PassageIndex(Passage[] passages, IndexedArticle[] articles, Dictionary<string, IndexedTerm> terms)
    {
        this.passages = passages;
        this.articles = articles;
        this.terms = terms;
        averagePassage = Average(passages, p => p.Length);
        averageArticle = Average(articles, a => a.Length);
        averageOpening = Average(articles, a => a.OpeningLength);
    }

    /// <summary>How many passages it holds.</summary>
    public int Count => passages.Length;

    /// <summary>Builds a snapshot.</summary>
    public static PassageIndex Create(IEnumerable<PassageTerms> passages)
    {
        ArgumentNullException.ThrowIfNull(passages);
        var sorted = passages
            .OrderBy(p => p.SourceId, StringComparer.Ordinal)
            .ThenBy(p => p.Ordinal)
            .ToArray();
        var rows = new Passage[sorted.Length];
        var articles = new List<IndexedArticle>();
        var lists = new Dictionary<string, (List<int> Passages, List<int> Counts)>(StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            var row = sorted[i];
            if (i == 0 || row.SourceId != sorted[i - 1].SourceId)
            {
                articles.Add(IndexedArticle.StartAt(row.SourceId, i));
            }

            var length = row.Terms.Sum(t => t.Count);
            articles[^1] = articles[^1].With(length);
            rows[i] = new Passage(articles.Count - 1, row.Revision, row.Ordinal, length);
            foreach (var (term, count) in row.Terms)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, term, out var known);
                list = known ? list : ([], []);
                list.Passages.Add(i);
                list.Counts.Add(count);
            }
        }

        return new PassageIndex(
            rows,
            [.. articles],
            lists.ToDictionary(
                l => l.Key,
                l => new IndexedTerm([.. l.Value.Passages], [.. l.Value.Counts], l.Value.Passages.Select(p => rows[p].Article).Distinct().Count()),
                StringComparer.Ordinal));
    }

    /// <summary>The best passages for a question, best first; equal scores by source id and ordinal.</summary>
    /// <param name="question">Any text; nothing in it is an operator.</param>
    /// <param name="limit">At most so many passages.</param>
    public IReadOnlyList<ScoredPassage> Search(string question, int limit)
    {
        var query = RetrievalQuery.Read(question);
        var ofPassages = ArrayPool<double>.Shared.Rent(passages.Length);
        var ofArticles = ArrayPool<double>.Shared.Rent(articles.Length);
        try
        {
            ScoreArticles(ofArticles, query);
            ScorePassages(ofPassages, query);
            for (var i = 0; i < passages.Length; i++)
            {
                ofPassages[i] += ofPassages[i] > 0 ? ArticleWeight * ofArticles[passages[i].Article] : 0;
            }

            return Array.ConvertAll(
                Best(ofPassages.AsSpan(0, passages.Length), limit),
                i => new ScoredPassage(articles[passages[i].Article].SourceId, passages[i].Revision, passages[i].Ordinal, ofPassages[i]));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(ofPassages);
            ArrayPool<double>.Shared.Return(ofArticles);
        }
    }

    /// <summary>The best sources for a query, best first; equal scores by source id.</summary>
    /// <param name="text">Any text; nothing in it is an operator.</param>
    /// <param name="limit">At most so many sources.</param>
    public ArticleSearch SearchArticles(string text, int limit)
    {
        var query = RetrievalQuery.Read(text);
        var scores = ArrayPool<double>.Shared.Rent(articles.Length);
        try
        {
            ScoreArticles(scores, query);
            var best = Best(scores.AsSpan(0, articles.Length), Math.Max(limit, SearchConfidence.Compared + 1));
            return new ArticleSearch(
                [.. best.Take(limit).Select(i => new ScoredArticle(articles[i].SourceId, scores[i]))],
                best.Length == 0 ? 0 : Measure(query, best, scores).Probability);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private static double Average<T>(T[] texts, Func<T, double> length) => texts.Length == 0 ? 1 : Math.Max(1, texts.Average(length));

    private void ScorePassages(Span<double> scores, RetrievalQuery query)
    {
        scores[..passages.Length].Clear();
        foreach (var (term, typed) in query.Terms)
        {
            if (!terms.TryGetValue(term, out var found))
            {
                continue;
            }

            var weight = typed * Math.Pow(Rarity(term, found.Passages.Length, passages.Length), query.Exponent);
            for (var i = 0; i < found.Passages.Length; i++)
            {
                var at = found.Passages[i];
                scores[at] += weight * Whole.Weight(found.Counts[i], passages[at].Length, averagePassage);
            }
        }
    }

    private void ScoreArticles(Span<double> scores, RetrievalQuery query)
    {
        scores[..articles.Length].Clear();
        foreach (var (term, typed) in query.Terms)
        {
            if (!terms.TryGetValue(term, out var found))
            {
                continue;
            }

            var weight = typed * Math.Pow(ArticleRarity(term), query.Exponent);
            for (var i = 0; i < found.Passages.Length;)
            {
                var at = passages[found.Passages[i]].Article;
                ref readonly var article = ref articles[at];
                var (whole, opening) = (0, 0);
                for (; i < found.Passages.Length && found.Passages[i] < article.End; i++)
                {
                    whole += found.Counts[i];
                    opening += found.Passages[i] < article.OpeningEnd ? found.Counts[i] : 0;
                }

                scores[at] += weight * (Whole.Weight(whole, article.Length, averageArticle)
                    + (query.OpeningWeight * Opening.Weight(opening, article.OpeningLength, averageOpening)));
            }
        }
    }

    private SearchConfidence Measure(RetrievalQuery query, int[] best, double[] scores)
    {
        var (highest, names, namesHeld, rarestMissing) = (0.0, 0.0, 0.0, 0.0);
        foreach (var term in query.Typed)
        {
            var rarity = ArticleRarity(term);
            var held = terms.TryGetValue(term, out var found) && found.StandsIn(articles[best[0]]);
            highest += Math.Pow(rarity, query.Exponent) * (Whole.MaxWeight + (query.OpeningWeight * Opening.MaxWeight));
            rarestMissing = held ? rarestMissing : Math.Max(rarestMissing, rarity);
            if (Vocabulary.CapitalShare(term) >= NameCapitals || char.IsAsciiDigit(term[0]))
            {
                names += rarity;
                namesHeld += held ? rarity : 0;
            }
        }

        var top = scores[best[0]];
        var next = best.Skip(1).Take(SearchConfidence.Compared).Sum(i => scores[i]) / SearchConfidence.Compared;
        return new SearchConfidence(
            ScoreShare: highest == 0 ? 0 : top / highest,
            Margin: (top - next) / top,
            NamesHeld: names == 0 ? 1 : namesHeld / names,
            RarestMissing: rarestMissing / Bm25.Rarity(0, TotalWithBackground(articles.Length)));
    }

    private double ArticleRarity(string term) => Rarity(term, terms.TryGetValue(term, out var found) ? found.Articles : 0, articles.Length);

    private static double Rarity(string term, int frequency, int total) =>
        Bm25.Rarity(frequency + (BackgroundWeight * Vocabulary.Documents(term)), TotalWithBackground(total));

    private static double TotalWithBackground(int total) => total + (BackgroundWeight * Vocabulary.TotalDocuments);

    private static int[] Best(ReadOnlySpan<double> scores, int limit)
    {
        // The worst of those kept lies on top: lowest score first, and among equals the last one.
        var kept = new PriorityQueue<int, (double Score, int Reversed)>();
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] <= 0)
            {
                continue;
            }

            if (kept.Count < limit)
            {
                kept.Enqueue(i, (scores[i], -i));
            }
            else
            {
                kept.EnqueueDequeue(i, (scores[i], -i));
            }
        }

        var best = new int[kept.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            best[i] = kept.Dequeue();
        }

        return best;
    }

    private readonly record struct Passage(int Article, int Revision, int Ordinal, int Length);
}
