using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Puts a row of the ledger into words, the same on every surface: each slot as it is written, with what it means beside it.
/// Words of a source stand in all of it: to be escaped.
/// </summary>
public static class EventText
{
    /// <summary>Who did what.</summary>
    public static string Headline(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return $"{(row.Who is null ? NotSaid("who") : Who(row))} · {row.Action.Text} · {row.What?.Text ?? NotSaid("what")}";
    }

    /// <summary>What is said about it beside that, each with its column's name.</summary>
    public static IEnumerable<string> Details(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (var (name, text) in new[] { ("when", When(row)), ("where", row.Where?.Text), ("why", row.Why?.Text), ("how", row.How?.Text), ("says", Speaker(row)) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                yield return $"{ChatTexts.Column(name)}: {text}";
            }
        }

        yield return Status(row);
        if (Review(row) is { Length: > 0 } review)
        {
            yield return row.Review == EventReview.Proposed ? ChatTexts.EventProposed : ChatTexts.EventReviewed(review);
        }
    }

    /// <summary>Which of when, where, why and how the source doesn't say, in a sentence; null when it says all.</summary>
    public static string? Missing(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var missing = new[] { ("when", row.When), ("where", row.Where), ("why", row.Why), ("how", row.How) }.Where(slot => slot.Item2 is null).Select(slot => ChatTexts.Column(slot.Item1)).ToList();
        return missing.Count == 0 ? null : ChatTexts.EventNotSaid(string.Join(", ", missing));
    }

    /// <summary>The actor as written, with the fullest name where that is another.</summary>
    public static string Who(Event row) => Named(row?.Who, row?.Actor);

    /// <summary>Who says so, likewise.</summary>
    public static string Speaker(Event row) => Named(row?.Speaker, row?.SpeakerName);

    /// <summary>The time as written, with the days that it means.</summary>
    public static string When(Event row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { When: { Text: var written }, Days: { } days } && days.Beside(written, ChatTexts.DaysTo) is { } meant ? $"{written} ({meant})" : row.When?.Text ?? "";
    }

    /// <summary>The status in a word.</summary>
    public static string Status(Event row) => ChatTexts.Word((row ?? throw new ArgumentNullException(nameof(row))).Status);

    /// <summary>What became of it, in a word; empty where it stands as it was read.</summary>
    public static string Review(Event row) => row is null or { Review: EventReview.None } ? "" : ChatTexts.Word(row.Review);

    private static string NotSaid(string column) => $"{ChatTexts.Column(column)}: {ChatTexts.NotSaid}";

    private static string Named(EventSlot? slot, string? name) =>
        slot is null ? "" : name is null || slot.Holds(name) ? slot.Text : $"{slot.Text} ({name})";
}
