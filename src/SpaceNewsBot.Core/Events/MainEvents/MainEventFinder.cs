using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>
/// Finds the event that an article is about: who did what, when, where, why and how, each as words of the article, or
/// nothing where the article doesn't say. Only the opening of a long text is read.
/// </summary>
public static class MainEventFinder
{
    private const int Shown = 3;
    private const int Weighed = 60;

    /// <summary>The main event of an article.</summary>
    /// <param name="article">The article; empty fields are missing ones.</param>
    public static MainEvent Find(MainEventArticle article) => Find(new ArticleReading(article), MainEventWeights.Shipped);

    /// <summary>The main event by other weights.</summary>
    internal static MainEvent Find(ArticleReading reading, MainEventWeights weights)
    {
        return new MainEvent(Slot(MainEventSlot.Who), Slot(MainEventSlot.What), Slot(MainEventSlot.When), Slot(MainEventSlot.Where), Slot(MainEventSlot.Why), Slot(MainEventSlot.How));

        ImmutableArray<MainEventSpan> Slot(MainEventSlot slot) => Rank(slot, MainEventCandidates.Find(reading, slot), weights);
    }

    /// <summary>The best spans among the candidates for a slot; none where leaving it empty is more probable than the best.</summary>
    internal static ImmutableArray<MainEventSpan> Rank(MainEventSlot slot, IReadOnlyList<SlotCandidate> candidates, MainEventWeights weights)
    {
        var empty = weights[slot, MainEventWeights.Empty];
        var scored = candidates.Select((c, i) => (Candidate: c, Order: i, Score: weights.Sum(slot, c)))
            .OrderByDescending(s => s.Score).ThenBy(s => s.Order).ToList();
        if (scored.Count == 0)
        {
            return [];
        }

        var top = scored[0].Score;
        var filled = scored.Sum(s => Math.Exp(s.Score - top));
        var all = filled + Math.Exp(empty - top);
        var weighed = scored.Take(Weighed).Select(s => (s.Candidate, Stems: Stems(s.Candidate), Probability: Math.Exp(s.Score - top) / all)).ToList();
        var agreed = weighed.Select((w, i) => (w.Candidate, Order: i, Agreement: weighed.Sum(other => other.Probability * Agreement(w.Stems, other.Stems))))
            .OrderByDescending(w => w.Agreement).ThenBy(w => w.Order).ToList();
        if (agreed[0].Agreement < weights[slot, MainEventWeights.Least])
        {
            return [];
        }

        var shown = new List<MainEventSpan>();
        foreach (var (candidate, _, agreement) in agreed)
        {
            var span = candidate.Span with { Score = agreement };
            if (!shown.Exists(s => s.Field == span.Field && s.Start < span.End && span.Start < s.End))
            {
                shown.Add(span);
                if (shown.Count == Shown)
                {
                    break;
                }
            }
        }

        return [.. shown];
    }

    private static HashSet<string> Stems(SlotCandidate candidate) =>
        ArticleReading.ContentStems(candidate.Sentence.Sentence, candidate.Range).ToHashSet(StringComparer.Ordinal);

    // Whether a says what b says: half of their words in common, or nearly all of b in a that isn't much longer.
    private static double Agreement(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        if (common == 0)
        {
            return 0;
        }

        var f = 2.0 * common / (a.Count + b.Count);
        var says = f >= 0.5 || (common >= 0.8 * b.Count && a.Count <= (3 * b.Count) + 5) ? 1 : 0;
        return (f + says) / 2;
    }
}
