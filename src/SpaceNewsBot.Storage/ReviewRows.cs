using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Reads and writes moderators' reviews of the ledger's rows, inside the caller's transaction.</summary>
internal static class ReviewRows
{
    private static readonly string _select =
        $"""
        SELECT source_id, sentence, action_start, action, verdict, slots, status, {People.Name("reviewed_by")}, reviewed_at, reason
        FROM event_reviews
        WHERE workspace_id = $workspace AND ($source IS NULL OR source_id = $source)
        ORDER BY source_id, reviewed_at, review_id
        """;

    /// <summary>The reviews of a workspace or of one of its sources.</summary>
    public static List<RowReview> Read(SqliteConnection connection, string workspaceId, string? sourceId = null) => connection.ReadRows(
        reader => new RowReview(
            workspaceId,
            reader.GetString(0),
            new RowKey(reader.GetString(1), reader.GetInt32(2), reader.GetString(3)),
            reader.GetEnum<EventReview>(4),
            ReadSlots(reader.GetString(5)),
            reader.GetEnum<EventStatus>(6),
            reader.GetString(7),
            reader.GetTime(8),
            reader.GetString(9)),
        _select,
        ("$workspace", workspaceId),
        ("$source", sourceId));

    /// <summary>Writes one for a key that has none.</summary>
    public static void Write(SqliteConnection connection, RowReview review) => connection.Execute(
        """
        INSERT INTO event_reviews (workspace_id, source_id, sentence, action_start, action, verdict, slots, status, reviewed_at, reviewed_by, reason)
        VALUES ($workspace, $source, $sentence, $start, $action, $verdict, $slots, $status, $at, $by, $reason)
        """,
        ("$workspace", review.WorkspaceId),
        ("$source", review.SourceId),
        ("$sentence", review.Key.Sentence),
        ("$start", review.Key.ActionStart),
        ("$action", review.Key.Action),
        ("$verdict", review.Verdict.ToString()),
        ("$slots", JsonSerializer.Serialize(review.Slots.ToDictionary(slot => slot.Key.ToString(), slot => slot.Value))),
        ("$status", review.Status.ToString()),
        ("$at", review.At.ToStored()),
        ("$by", People.Store(connection, review.WorkspaceId, review.By)),
        ("$reason", review.Reason));

    /// <summary>Deletes the one of a key; false when there is none.</summary>
    public static bool Delete(SqliteConnection connection, RowReview review) => connection.Execute(
        """
        DELETE FROM event_reviews
        WHERE workspace_id = $workspace AND source_id = $source AND sentence = $sentence AND action_start = $start AND action = $action
        """,
        ("$workspace", review.WorkspaceId),
        ("$source", review.SourceId),
        ("$sentence", review.Key.Sentence),
        ("$start", review.Key.ActionStart),
        ("$action", review.Key.Action)) > 0;

    /// <summary>Enters into the audit log which reviews a new revision makes lapse. How many.</summary>
    /// <param name="connection">In the transaction of the change.</param>
    /// <param name="last">The number of the last revision before; null for a new source, which has no reviews.</param>
    /// <param name="commit">The change.</param>
    public static int AuditLapses(SqliteConnection connection, int? last, SourceCommit commit)
    {
        var revision = commit.Revision;

        // Most sources have no reviews: their text before isn't read again.
        if (last is not { } number
            || Read(connection, revision.WorkspaceId, revision.SourceId) is not { Count: > 0 } reviews
            || SqliteSourceStore.ReadRevision(connection, revision.WorkspaceId, revision.SourceId, number) is not { } before)
        {
            return 0;
        }

        var rows = LedgerRows.Read(connection, before.WorkspaceId, before.SourceId, before.Number);
        var lapsing = EventReviews.FindLapsing(EventReviews.Apply(before, rows, reviews), EventReviews.Apply(revision, commit.Events, reviews));
        if (lapsing.Length > 0)
        {
            AuditWriter.Write(
                connection,
                revision.WorkspaceId,
                revision.CreatedAt,
                revision.CreatedBy,
                AuditAction.ReviewLapsed,
                revision.SourceId,
                string.Join(' ', lapsing.Select(review => $"{review.Verdict}: “{review.Key.Sentence}”")));
        }

        return lapsing.Length;
    }

    private static ImmutableSortedDictionary<EventSlotName, string> ReadSlots(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<EventSlotName, string>>(json)!.ToImmutableSortedDictionary();
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("Malformed slots of a review stand in the store.", fault);
        }
    }
}
