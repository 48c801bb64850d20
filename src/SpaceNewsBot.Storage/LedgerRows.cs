using System.Globalization;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Reads and writes the rows of the ledger as they were read from a revision.</summary>
internal static class LedgerRows
{
    private const string DayFormat = "yyyy-MM-dd";

    // CROSS JOIN keeps SQLite to this order: from the sources to the rows of the wanted revisions.
    private const string Columns =
        """
        SELECT source_id, revision, ordinal, status, actor, speaker_name, first_day, last_day, slot, start_offset, end_offset, text
        FROM sources
            CROSS JOIN events USING (workspace_id, source_id)
            CROSS JOIN event_slots USING (workspace_id, source_id, revision, ordinal)
        """;

    /// <summary>The rows of a workspace's current revisions, by source id and ordinal.</summary>
    public static List<Event> ReadCurrent(SqliteConnection connection, string workspaceId) => Read(
        connection,
        workspaceId,
        $"{Columns} WHERE workspace_id = $workspace AND revision = current_revision ORDER BY source_id, ordinal",
        ("$workspace", workspaceId));

    /// <summary>The rows of one revision, by ordinal.</summary>
    public static List<Event> Read(SqliteConnection connection, string workspaceId, string sourceId, int revision) => Read(
        connection,
        workspaceId,
        $"{Columns} WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision ORDER BY ordinal",
        ("$workspace", workspaceId),
        ("$source", sourceId),
        ("$revision", revision));

    /// <summary>Writes the rows of a revision that has none. A long text has tens of thousands: one prepared command for all of them.</summary>
    public static void Write(SqliteConnection connection, SourceRevision revision, IEnumerable<Event> rows)
    {
        using var eventCommand = connection.Command(
            """
            INSERT INTO events (workspace_id, source_id, revision, ordinal, status, actor, speaker_name, first_day, last_day)
            VALUES ($workspace, $source, $revision, $ordinal, $status, $actor, $speaker, $first, $last)
            """,
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$revision", revision.Number));
        var ordinal = eventCommand.Parameters.Add("$ordinal", SqliteType.Integer);
        var status = eventCommand.Parameters.Add("$status", SqliteType.Text);
        var actor = eventCommand.Parameters.Add("$actor", SqliteType.Text);
        var speaker = eventCommand.Parameters.Add("$speaker", SqliteType.Text);
        var first = eventCommand.Parameters.Add("$first", SqliteType.Text);
        var last = eventCommand.Parameters.Add("$last", SqliteType.Text);
        using var slotCommand = connection.Command(
            """
            INSERT INTO event_slots (workspace_id, source_id, revision, ordinal, slot, start_offset, end_offset, text)
            VALUES ($workspace, $source, $revision, $ordinal, $slot, $start, $end, $text)
            """,
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$revision", revision.Number));
        var slotOrdinal = slotCommand.Parameters.Add("$ordinal", SqliteType.Integer);
        var name = slotCommand.Parameters.Add("$slot", SqliteType.Text);
        var start = slotCommand.Parameters.Add("$start", SqliteType.Integer);
        var end = slotCommand.Parameters.Add("$end", SqliteType.Integer);
        var text = slotCommand.Parameters.Add("$text", SqliteType.Text);
        foreach (var row in rows)
        {
            ordinal.Value = row.Ordinal;
            status.Value = row.Status.ToString();
            actor.Value = (object?)row.Actor ?? DBNull.Value;
            speaker.Value = (object?)row.SpeakerName ?? DBNull.Value;
            first.Value = Stored(row.Days?.First);
            last.Value = Stored(row.Days?.Last);
            eventCommand.ExecuteNonQuery();
            slotOrdinal.Value = row.Ordinal;
            foreach (var (slotName, slot) in EventSlots.Of(row))
            {
                name.Value = slotName;
                start.Value = slot.Start;
                end.Value = slot.End;
                text.Value = slot.Text;
                slotCommand.ExecuteNonQuery();
            }
        }
    }

    /// <summary>Takes the rows of a revision out, for others to be written.</summary>
    public static void Clear(SqliteConnection connection, SourceRevision revision)
    {
        foreach (var delete in new[]
        {
            "DELETE FROM event_slots WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision",
            "DELETE FROM events WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision",
        })
        {
            connection.Execute(delete, ("$workspace", revision.WorkspaceId), ("$source", revision.SourceId), ("$revision", revision.Number));
        }
    }

    private static List<Event> Read(SqliteConnection connection, string workspaceId, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var rows = connection.ReadRows(
            reader => (
                Key: (Source: reader.GetString(0), Revision: reader.GetInt32(1), Ordinal: reader.GetInt32(2)),
                Status: reader.GetEnum<EventStatus>(3),
                Actor: reader.GetNullableString(4),
                Speaker: reader.GetNullableString(5),
                Days: ReadDays(reader.GetNullableString(6), reader.GetNullableString(7)),
                Name: reader.GetString(8),
                Slot: new EventSlot(reader.GetInt32(9), reader.GetInt32(10), reader.GetString(11))),
            sql,
            parameters);
        return
        [
            .. rows.GroupBy(row => row.Key).Select(slots => EventSlots.ToEvent(
                workspaceId,
                slots.Key.Source,
                slots.Key.Revision,
                slots.Key.Ordinal,
                slots.First().Status,
                slots.ToDictionary(row => row.Name, row => row.Slot)) with
            {
                Actor = slots.First().Actor,
                SpeakerName = slots.First().Speaker,
                Days = slots.First().Days,
            }),
        ];
    }

    private static object Stored(DateOnly? day) => (object?)day?.ToString(DayFormat, CultureInfo.InvariantCulture) ?? DBNull.Value;

    private static DaySpan? ReadDays(string? first, string? last) => (first, last) switch
    {
        (null, null) => null,
        ({ } from, { } to)
            when DateOnly.TryParseExact(from, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
                && DateOnly.TryParseExact(to, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) => new DaySpan(start, end),
        _ => throw new InvalidDataException("Malformed days of an event stand in the store."),
    };
}
