using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>How the slots are learned, and what that reaches on happenings that weren't learned from.</summary>
internal static class MainEventModel
{
    /// <summary>The settings of all slots.</summary>
    public static IReadOnlyDictionary<MainEventSlot, SlotSetting> Settings { get; } = Enum.GetValues<MainEventSlot>().ToDictionary(s => s, _ => new SlotSetting(Pull: 1, Least: 0.5));

    /// <summary>Each article judged by the weights that are given for it.</summary>
    public static JudgedArticle[] Judge(IReadOnlyList<SlotLesson> lessons, Func<CodedArticle, MainEventWeights> weights) =>
        [.. lessons.GroupBy(l => l.Article).Select(a => JudgedArticle.Judge(a.Key, slot => First(a.Single(l => l.Slot == slot), weights(a.Key))))];

    /// <summary>The words that come first for a slot; null where it stays empty.</summary>
    public static string? First(SlotLesson lesson, MainEventWeights weights) =>
        MainEventFinder.Rank(lesson.Slot, lesson.Candidates, weights) is [var best, ..] ? SlotLesson.Text(lesson.Article, best) : null;

    /// <summary>For each happening the weights that were learned without it.</summary>
    public static Dictionary<string, MainEventWeights> LeaveOneOut(IReadOnlyList<SlotLesson> lessons, IReadOnlyDictionary<MainEventSlot, SlotSetting> settings) =>
        lessons.Select(l => l.Article.Group).Distinct().AsParallel().Select(g => (Group: g, Weights: MainEventLearner.Learn(lessons.Where(l => l.Article.Group != g), settings))).ToDictionary(x => x.Group, x => x.Weights);
}
