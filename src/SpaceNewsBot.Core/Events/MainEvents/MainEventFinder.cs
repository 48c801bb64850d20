using System.Collections.Immutable;
using SpaceNewsBot.Core.Language;

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
    public static MainEvent Find(MainEventArticle article)
    {
        var reading = new ArticleReading(article);
        return Find(slot => MainEventCandidates.Find(reading, slot), MainEventWeights.Shipped);
    }

    /// <summary>The main event among given candidates, by given weights.</summary>
    internal static MainEvent Find(Func<MainEventSlot, IReadOnlyList<SlotCandidate>> candidates, MainEventWeights weights)
    {
        return new MainEvent(Slot(MainEventSlot.Who), Slot(MainEventSlot.What), Slot(MainEventSlot.When), Slot(MainEventSlot.Where), Slot(MainEventSlot.Why), Slot(MainEventSlot.How));

        ImmutableArray<MainEventSpan> Slot(MainEventSlot slot) => Spans(Rank(slot, candidates(slot), weights));
    }

    /// <summary>
    /// The candidates for a slot, best first: each by how much of what is probable agrees with it, so that words which several
    /// candidates share count more than one candidate's luck. None where the best falls short.
    /// </summary>
    private static List<(SlotCandidate Candidate, double Score)> Rank(MainEventSlot slot, IReadOnlyList<SlotCandidate> candidates, MainEventWeights weights)
    {
        if (candidates.Count == 0)
        {
            return [];
        }

        var empty = weights[slot, MainEventWeights.Empty];
        var scored = candidates.Select((c, i) => (Candidate: c, Order: i, Score: weights.Sum(slot, c))).ToList();
        var top = Math.Max(empty, scored.Max(s => s.Score));
        var all = Math.Exp(empty - top) + scored.Sum(s => Math.Exp(s.Score - top));
        var weighed = scored.OrderByDescending(s => s.Score).ThenBy(s => s.Order).Take(Weighed)
            .Select(s => (s.Candidate, Stems: Stems(s.Candidate.Sentence.Sentence, s.Candidate.Range), Probability: Math.Exp(s.Score - top) / all))
            .ToList();
        var agreed = weighed.Select((w, i) => (w.Candidate, Order: i, Score: weighed.Sum(other => other.Probability * Agreement(w.Stems, other.Stems))))
            .OrderByDescending(w => w.Score).ThenBy(w => w.Order).ToList();
        return agreed[0].Score < weights[slot, MainEventWeights.Least] ? [] : agreed.ConvertAll(w => (w.Candidate, w.Score));
    }

    private static ImmutableArray<MainEventSpan> Spans(List<(SlotCandidate Candidate, double Score)> ranked)
    {
        var shown = new List<MainEventSpan>();
        foreach (var (candidate, score) in ranked)
        {
            var span = candidate.Span with { Score = Math.Min(1, score) };
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

    private static HashSet<string> Stems(Sentence sentence, TokenRange range) => ArticleReading.ContentStems(sentence, range).ToHashSet(StringComparer.Ordinal);

    // Whether a says what b says: the share of their words in common, and whether that is half, or nearly all of b in an a that
    // isn't much longer.
    private static double Agreement(HashSet<string> a, HashSet<string> b)
    {
        var common = a.Count(b.Contains);
        if (common == 0)
        {
            return 0;
        }

        var share = 2.0 * common / (a.Count + b.Count);
        var says = share >= 0.5 || (common >= 0.8 * b.Count && a.Count <= (3 * b.Count) + 5);
        return (share + (says ? 1 : 0)) / 2;
    }
}
