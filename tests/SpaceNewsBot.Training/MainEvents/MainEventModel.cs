using System.Collections.Immutable;
using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>How the slots are learned, and what that reaches on happenings that weren't learned from.</summary>
internal static class MainEventModel
{
    /// <summary>The settings of all slots.</summary>
    public static IReadOnlyDictionary<MainEventSlot, SlotSetting> Settings { get; } = new Dictionary<MainEventSlot, SlotSetting>
    {
        [MainEventSlot.Who] = new(Pull: 4, Least: 0),
        [MainEventSlot.What] = new(Pull: 6, Least: 0),
        [MainEventSlot.When] = new(Pull: 1, Least: 0.27),
        [MainEventSlot.Where] = new(Pull: 0.7, Least: 0.34),
        [MainEventSlot.Why] = new(Pull: 3, Least: 0.22),
        [MainEventSlot.How] = new(Pull: 2, Least: 0),
    };

    /// <summary>
    /// What one expects before anything is learned, by slot and figure; 0 for the others. A word of cause says more of why than
    /// 48 articles can teach.
    /// </summary>
    public static IReadOnlyDictionary<(MainEventSlot Slot, string Figure), double> Expected { get; } = new Dictionary<(MainEventSlot Slot, string Figure), double>
    {
        [(MainEventSlot.What, "pronoun")] = -2,
        [(MainEventSlot.What, "next_time")] = 1,
        [(MainEventSlot.What, "length")] = -1.5,
        [(MainEventSlot.Why, "cause")] = 2,
        [(MainEventSlot.Why, "blame")] = 1,
        [(MainEventSlot.Why, "names")] = -1,
        [(MainEventSlot.Why, "over_title")] = 1,
        [(MainEventSlot.Why, "for_doing")] = 1.5,
        [(MainEventSlot.Why, "after_title")] = 1.5,
        [(MainEventSlot.Why, "after_lead")] = 1,
        [(MainEventSlot.Why, "purpose_title")] = 1,
        [(MainEventSlot.Why, "first_deed")] = -1,
        [(MainEventSlot.Why, "later_deed")] = -0.5,
        [(MainEventSlot.Why, "as")] = -1,
        [(MainEventSlot.Why, "condition")] = -1,
        [(MainEventSlot.Why, "said")] = -0.5,
        [(MainEventSlot.Why, "sentence")] = -0.7,
    };

    /// <summary>Each article judged by the weights that are given for it.</summary>
    public static JudgedArticle[] Judge(IReadOnlyList<SlotLesson> lessons, Func<CodedArticle, MainEventWeights> weights) =>
        [.. lessons.GroupBy(l => l.Article).Select(a =>
        {
            var found = Find(a, weights(a.Key));
            return JudgedArticle.Judge(a.Key, slot => First(a.Key, found[slot]));
        })];

    /// <summary>The main event of an article by given weights.</summary>
    /// <param name="lessons">The article's candidates for each slot.</param>
    /// <param name="weights">The weights.</param>
    public static MainEvent Find(IEnumerable<SlotLesson> lessons, MainEventWeights weights)
    {
        var candidates = lessons.ToDictionary(l => l.Slot, l => l.Candidates);
        return MainEventFinder.Find(slot => candidates[slot], weights);
    }

    /// <summary>The words that come first; null where there are none.</summary>
    public static string? First(CodedArticle article, ImmutableArray<MainEventSpan> spans) => spans is [var best, ..] ? SlotLesson.Text(article, best) : null;

    /// <summary>For each happening the weights that were learned without it.</summary>
    public static Dictionary<string, MainEventWeights> LeaveOneOut(IReadOnlyList<SlotLesson> lessons, IReadOnlyDictionary<MainEventSlot, SlotSetting> settings) =>
        lessons.Select(l => l.Article.Group).Distinct().AsParallel().Select(g => (Group: g, Weights: MainEventLearner.Learn(lessons.Where(l => l.Article.Group != g), settings))).ToDictionary(x => x.Group, x => x.Weights);
}
