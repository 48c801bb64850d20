using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Rows to be shown. Cells may hold words of users and sources: every renderer escapes them.</summary>
/// <param name="Columns">The columns' names, the bot's own words.</param>
/// <param name="Rows">As many cells each as there are columns; an empty string is an empty cell.</param>
/// <param name="WhenEmpty">The sentence that is said in place of no rows.</param>
public sealed record ReplyTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows, string WhenEmpty)
{
    /// <summary>The ledger as a table.</summary>
    public static ReplyTable Of(IEnumerable<Event> events) => new(
        ["source", "who", "did", "what", "when", "where", "why", "says", "status"],
        [
            .. events.Select(ImmutableArray<string> (e) =>
            [
                e.SourceId, Text(e.Who), e.Action.Text, Text(e.What), Text(e.When), Text(e.Where), Text(e.Why), Text(e.Speaker),
                e.Status.ToString().ToLowerInvariant(),
            ]),
        ],
        "The ledger is empty: no source tells of an event.");

    /// <summary>The list of sources as a table.</summary>
    public static ReplyTable Of(IEnumerable<Source> sources) => new(
        ["id", "revision", "title", "author", "publisher", "published", "characters", "updated"],
        [
            .. sources.Select(ImmutableArray<string> (s) =>
            [
                s.Id,
                s.Revision.ToString(CultureInfo.InvariantCulture),
                s.Metadata.Title ?? "",
                s.Metadata.Author ?? "",
                s.Metadata.Publisher ?? "",
                s.Metadata.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                s.Length.ToString(CultureInfo.InvariantCulture),
                s.UpdatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ]),
        ],
        "There are no sources: add one with sources add FILE.");

    private static string Text(EventSlot? slot) => slot?.Text ?? "";
}
