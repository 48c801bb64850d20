using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>A figure that sums up articles, by the name that the evaluator prints.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Of">Sums up; null where no article has what it is about.</param>
internal sealed record MainEventFigure(string Name, Func<IReadOnlyList<JudgedArticle>, double?> Of)
{
    private static readonly MainEventSlot[] Slots = Enum.GetValues<MainEventSlot>();

    /// <summary>All figures, in the order in which they are told.</summary>
    public static readonly IReadOnlyList<MainEventFigure> All =
    [
        new("event@1", j => j.Average(x => x.Event is { } right ? (right ? 1.0 : 0) : (double?)null)),
        new("macro acc@1", j => Slots.Average(s => Accuracy(j, s) ?? 0)),
        .. Slots.Select(s => new MainEventFigure($"{s.ToString().ToLowerInvariant()} acc@1", j => Accuracy(j, s))),
        new("null_rejected", j => Share(j.SelectMany(x => x.Empty.Values))),
        .. Slots[2..].Select(s => new MainEventFigure($"{s.ToString().ToLowerInvariant()} null_rejected", j => Share(j.Where(x => x.Empty.ContainsKey(s)).Select(x => x.Empty[s])))),
    ];

    private static double? Accuracy(IEnumerable<JudgedArticle> judged, MainEventSlot slot) => Share(judged.Where(x => x.Filled.ContainsKey(slot)).Select(x => x.Filled[slot]));

    private static double? Share(IEnumerable<bool> outcomes) => outcomes.Average(o => o ? 1.0 : (double?)0);
}
