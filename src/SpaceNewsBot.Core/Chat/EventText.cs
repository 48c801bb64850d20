using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Puts a row of the ledger into words, the same on every surface: each slot as it is written, with what it means beside it.
/// Words of a source stand in all of it: to be escaped.
/// </summary>
public static class EventText
{
    private const string NotSaid = "not said";

    /// <summary>Who did what.</summary>
    public static string Headline(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{(row.Who is null ? "who: not said" : Who(row))} · {row.Action.Text} · {row.What?.Text ?? "what: not said"}";
    }

    /// <summary>What is said about it beside that, each with its column's name.</summary>
    public static IEnumerable<string> Details(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (var (name, text) in new[] { ("when", When(row)), ("where", row.Where?.Text), ("why", row.Why?.Text), ("how", row.How?.Text), ("says", Speaker(row)) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                yield return $"{name}: {text}";
            }
        }

        yield return Status(row);
        if (Review(row) is { Length: > 0 } review)
        {
            yield return row.Review == EventReview.Proposed ? "proposed by a language model, approved by nobody yet" : $"{review} by a moderator";
        }
    }

    /// <summary>Which of when, where, why and how the source doesn't say, in a sentence; null when it says all.</summary>
    public static string? Missing(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var missing = new[] { ("when", row.When), ("where", row.Where), ("why", row.Why), ("how", row.How) }.Where(slot => slot.Item2 is null).Select(slot => slot.Item1).ToList();
        return missing.Count == 0 ? null : $"{char.ToUpperInvariant(NotSaid[0])}{NotSaid[1..]}: {string.Join(", ", missing)}.";
    }

    /// <summary>The actor as written, with the fullest name where that is another.</summary>
    public static string Who(Event row) => Named(row?.Who, row?.Actor);

    /// <summary>Who says so, likewise.</summary>
    public static string Speaker(Event row) => Named(row?.Speaker, row?.SpeakerName);

    /// <summary>The time as written, with the days that it means.</summary>
    public static string When(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { When: { Text: var written }, Days: { } days } && days.Beside(written) is { } meant ? $"{written} ({meant})" : row.When?.Text ?? "";
    }

    /// <summary>The status in a word.</summary>
    public static string Status(Event row) => ReplyTable.Words((row ?? throw new ArgumentNullException(nameof(row))).Status);

    /// <summary>What became of it, in a word; empty where it stands as it was read.</summary>
    public static string Review(Event row) => row is null or { Review: EventReview.None } ? "" : ReplyTable.Words(row.Review);

    private static string Named(EventSlot? slot, string? name) =>
        slot is null ? "" : name is null || slot.Holds(name) ? slot.Text : $"{slot.Text} ({name})";
}
