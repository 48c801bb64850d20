using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>
/// How much each figure of a candidate counts for its slot, and how much speaks for leaving the slot empty. Learned on
/// public articles (tests/SpaceNewsBot.Training learn-main-event) and shipped as main-event-weights.txt.
/// </summary>
internal sealed class MainEventWeights
{
    /// <summary>The figure that stands for an empty slot.</summary>
    public const string Empty = "empty";

    /// <summary>Not a weight: how much of what is probable the best span must agree with, 0 to 1; below it the slot stays empty.</summary>
    public const string Least = "least";

    private const string File = "main-event-weights.txt";

    private readonly Dictionary<(MainEventSlot Slot, string Figure), double> weights = [];

    /// <summary>Those that are shipped.</summary>
    public static MainEventWeights Shipped { get; } = Read(EmbeddedLists.Lines(File));

    /// <summary>A weight; 0 for a figure that was never learned.</summary>
    public double this[MainEventSlot slot, string figure]
    {
        get => weights.GetValueOrDefault((slot, figure));
        set => weights[(slot, figure)] = value;
    }

    /// <summary>All weights that aren't 0, by slot and name.</summary>
    public IEnumerable<(MainEventSlot Slot, string Figure, double Weight)> All =>
        weights.Where(w => Math.Round(w.Value, 3) != 0).OrderBy(w => w.Key.Slot).ThenBy(w => w.Key.Figure, StringComparer.Ordinal).Select(w => (w.Key.Slot, w.Key.Figure, w.Value));

    /// <summary>What the figures of a candidate come to.</summary>
    public double Sum(MainEventSlot slot, SlotCandidate candidate) => candidate.Features.Sum(f => f.Value * this[slot, f.Key]);

    /// <summary>Weights as lines: slot, figure, weight.</summary>
    public static MainEventWeights Read(IEnumerable<string> lines)
    {
        var read = new MainEventWeights();
        foreach (var fields in lines.Select(l => l.Split(' ')))
        {
            read[Enum.Parse<MainEventSlot>(fields[0], ignoreCase: true), fields[1]] = double.Parse(fields[2], CultureInfo.InvariantCulture);
        }

        return read;
    }
}
