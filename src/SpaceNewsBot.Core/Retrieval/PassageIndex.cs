using System.Buffers;
using System.Runtime.InteropServices;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>
/// An immutable snapshot of the terms of many passages, ranked by BM25 (Robertson and Zaragoza 2009, with k1 = 2 and
/// b = 0.8). Rarity counts a background of other texts beside the passages, since within one article it means nothing.
/// Safe for any number of threads.
/// </summary>
public sealed class PassageIndex
{
    private const double K1 = 2;
    private const double B = 0.8;

    // What a text of the background counts beside a passage at hand: a word that stands everywhere at hand tells none apart.
    private const double BackgroundWeight = 0.1;

    // What another word for the same thing counts beside the word that was typed.
    private const double SynonymWeight = 0.04;

    private readonly Passage[] passages;
    private readonly Dictionary<string, Posting[]> postings;
    private readonly double averageLength;

    private PassageIndex(Passage[] passages, Dictionary<string, Posting[]> postings)
    {
        this.passages = passages;
        this.postings = postings;
        averageLength = passages.Length == 0 ? 1 : Math.Max(1, passages.Average(p => (double)p.Length));
    }

    /// <summary>How many passages it holds.</summary>
    public int Count => passages.Length;

    /// <summary>Builds a snapshot.</summary>
    public static PassageIndex Create(IEnumerable<PassageTerms> passages)
    {
        ArgumentNullException.ThrowIfNull(passages);
        var rows = passages
            .OrderBy(p => p.SourceId, StringComparer.Ordinal)
            .ThenBy(p => p.Ordinal)
            .ToArray();
        var lists = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var (term, count) in rows[i].Terms)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, term, out _);
                (list ??= []).Add(new Posting(i, count));
            }
        }

        return new PassageIndex(
            Array.ConvertAll(rows, r => new Passage(r.SourceId, r.Revision, r.Ordinal, r.Terms.Sum(t => t.Count))),
            lists.ToDictionary(l => l.Key, l => l.Value.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The best passages for a question, best first; equal scores by source id and ordinal.</summary>
    /// <param name="question">Any text; nothing in it is an operator.</param>
    /// <param name="limit">At most so many passages.</param>
    public IReadOnlyList<ScoredPassage> Search(string question, int limit)
    {
        var scores = ArrayPool<double>.Shared.Rent(Math.Max(1, passages.Length));
        try
        {
            Array.Clear(scores, 0, passages.Length);
            foreach (var (term, weight) in QueryTerms(question))
            {
                AddScores(scores, term, weight);
            }

            return Best(scores, limit);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scores);
        }
    }

    private static Dictionary<string, double> QueryTerms(string question)
    {
        var terms = new Dictionary<string, double>(StringComparer.Ordinal);
        var tokens = Tokenizer.Tokenize(question);
        foreach (var token in tokens)
        {
            if (!StopWords.All.Contains(token.Word))
            {
                terms[token.Stem] = 1;
            }
        }

        foreach (var match in Lexicon.Find(tokens))
        {
            foreach (var stem in Lexicon.Stems(match.Concept))
            {
                terms.TryAdd(stem, SynonymWeight);
            }
        }

        return terms;
    }

    private void AddScores(double[] scores, string term, double weight)
    {
        if (!postings.TryGetValue(term, out var list))
        {
            return;
        }

        var frequency = list.Length + (BackgroundWeight * Vocabulary.Documents(term));
        var total = passages.Length + (BackgroundWeight * Vocabulary.TotalDocuments);
        var rarity = weight * Math.Log(1 + ((total - frequency + 0.5) / (frequency + 0.5)));
        foreach (var (passage, count) in list)
        {
            var norm = K1 * (1 - B + (B * passages[passage].Length / averageLength));
            scores[passage] += rarity * count * (K1 + 1) / (count + norm);
        }
    }

    private ScoredPassage[] Best(double[] scores, int limit)
    {
        // The worst of those kept lies on top: lowest score first, and among equals the last passage.
        var kept = new PriorityQueue<int, (double Score, int Reversed)>();
        for (var i = 0; i < passages.Length; i++)
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

        var best = new ScoredPassage[kept.Count];
        for (var i = best.Length - 1; i >= 0; i--)
        {
            var at = kept.Dequeue();
            best[i] = new ScoredPassage(passages[at].SourceId, passages[at].Revision, passages[at].Ordinal, scores[at]);
        }

        return best;
    }

    private readonly record struct Posting(int Passage, int Count);

    private readonly record struct Passage(string SourceId, int Revision, int Ordinal, int Length);
}
