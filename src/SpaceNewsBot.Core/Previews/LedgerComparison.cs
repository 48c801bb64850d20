using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Core.Previews;

/// <summary>
/// Compares a source's rows of the ledger by what their columns say: where a row stands in the text doesn't count, nor how
/// its sentence goes on. Linear in the number of rows.
/// </summary>
internal static class LedgerComparison
{
    // What makes two rows that differ the same row nevertheless, the surest first.
    private static readonly Func<Event, object>[] Likenesses =
    [
        row => (row.Who?.Text, row.Action.Text, row.What?.Text),
        row => (row.Who?.Text, row.Action.Text),
        row => (row.Action.Text, row.What?.Text),
        row => row.Sentence.Text,
    ];

    /// <summary>The rows that go, come or change: in the order of the text that they stand in, those that come last.</summary>
    public static IReadOnlyList<LedgerChange> Compare(IEnumerable<Event> before, IEnumerable<Event> after)
    {
        var (gone, come) = (before.ToList(), after.ToList());
        Pair(gone, come, Columns);
        var changed = new List<LedgerChange>();
        foreach (var likeness in Likenesses)
        {
            changed.AddRange(Pair(gone, come, likeness));
        }

        return
        [
            .. changed.Concat(gone.Select(row => new LedgerChange(row, null))).OrderBy(change => change.Before!.Ordinal),
            .. come.Select(row => new LedgerChange(null, row)),
        ];
    }

    // Takes the rows out of both lists that agree in a key, each with the first that is left of its like.
    private static List<LedgerChange> Pair(List<Event> gone, List<Event> come, Func<Event, object> key)
    {
        var waiting = gone.GroupBy(key).ToDictionary(rows => rows.Key, rows => new Queue<Event>(rows));
        var pairs = new List<LedgerChange>();
        come.RemoveAll(row =>
        {
            if (!waiting.TryGetValue(key(row), out var like) || !like.TryDequeue(out var partner))
            {
                return false;
            }

            pairs.Add(new LedgerChange(partner, row));
            return true;
        });

        // By place and not by value: a row may stand twice.
        var paired = pairs.Select(pair => pair.Before!).ToHashSet(ReferenceEqualityComparer.Instance);
        gone.RemoveAll(paired.Contains);
        return pairs;
    }

    private static object Columns(Event row) => (
        row.Who?.Text, row.Actor, row.Action.Text, row.What?.Text, (row.When?.Text, row.Days), row.Where?.Text, row.Why?.Text, row.How?.Text,
        (row.Speaker?.Text, row.SpeakerName), row.Status, row.Review);
}
