using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>A moderator's word on a row of a source, whichever revision it stands in.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Key">The row.</param>
/// <param name="Verdict">What the moderator did; never <see cref="EventReview.None"/>.</param>
/// <param name="Slots">The words of the columns that aren't empty, as the moderator saw or put them.</param>
/// <param name="Status">The status, likewise.</param>
/// <param name="By">Who, as <see cref="Workspaces.Actor.ToString"/> writes it.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, in their words; may be empty.</param>
public sealed record RowReview(
    string WorkspaceId,
    string SourceId,
    RowKey Key,
    EventReview Verdict,
    ImmutableSortedDictionary<EventSlotName, string> Slots,
    EventStatus Status,
    string By,
    DateTimeOffset At,
    string Reason)
{
    /// <summary>A review of a row that says what the row says.</summary>
    public static RowReview Of(Event row, EventReview verdict, string by, DateTimeOffset at, string reason)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new RowReview(
            row.WorkspaceId,
            row.SourceId,
            RowKey.Of(row),
            verdict,
            Enum.GetValues<EventSlotName>()
                .Where(name => row.Slot(name) is not null)
                .ToImmutableSortedDictionary(name => name, name => row.Slot(name)!.Text),
            row.Status,
            by,
            at,
            reason);
    }
}
