using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Corrections;

namespace SpaceNewsBot.Storage;

/// <summary>The queue of corrections in SQLite.</summary>
internal sealed class SqliteCorrectionLog(Database database) : ICorrectionLog
{
    /// <summary>The quotes of one source, by the index on it. CROSS JOIN keeps SQLite to this order.</summary>
    internal const string SelectQuotes =
        """
        SELECT answers.item_id, revision, answer_quotes.text
        FROM answer_quotes CROSS JOIN answers USING (item_id) CROSS JOIN inbox ON id = item_id
        WHERE source_workspace_id = $workspace AND source_id = $source AND answers.state <> 'Retracted'
            AND (completed_at IS NULL OR EXISTS (SELECT 1 FROM inbox_parts WHERE inbox_parts.item_id = id))
        """;

    // Who the audit log says it was.
    private const string Bot = "corrections";

    public async Task<IReadOnlyList<ChangedSource>> ReadChangesAsync(int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new ChangedSource(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetNullableString(3)),
                "SELECT change_id, workspace_id, source_id, sentence FROM source_changes ORDER BY change_id LIMIT $limit",
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<PostedQuote>> ReadQuotesAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new PostedQuote(reader.GetInt64(0), reader.GetInt32(1), reader.GetString(2)),
                SelectQuotes,
                ("$workspace", workspaceId),
                ("$source", sourceId)),
            cancellationToken).ConfigureAwait(false);

    public Task<int> SettleAsync(
        IReadOnlyCollection<ChangedSource> changes,
        IReadOnlyCollection<AffectedAnswer> affected,
        CancellationToken cancellationToken)
    {
        var (workspace, source) = changes.Select(c => (c.WorkspaceId, c.SourceId)).Distinct().Single();
        return database.WriteAsync(
            connection =>
            {
                var taken = connection.Execute(
                    "DELETE FROM source_changes WHERE change_id IN (SELECT value FROM json_each($changes))",
                    ("$changes", JsonSerializer.Serialize(changes.Select(c => c.ChangeId))));
                return taken == 0 ? 0 : affected.Sum(answer => Queue(connection, workspace, source, answer));
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<PendingCorrection>> ReadPendingAsync(
        CorrectionKind kind,
        IReadOnlyCollection<string>? platforms,
        int limit,
        CancellationToken cancellationToken) => await database.ReadAsync(
        connection => connection.ReadRows(
            reader => ReadPending(connection, reader, kind),
            $"""
            SELECT {SqliteAnswerLog.LoggedColumns},
                correction_id, corrections.version, source_workspace_id, source_id, revision, recorded, queued_at, reason
            FROM corrections CROSS JOIN answers USING (item_id) CROSS JOIN inbox ON id = item_id
            WHERE corrections.state = 'Pending' AND kind = $kind AND completed_at IS NOT NULL
                AND ($platforms IS NULL OR platform IN (SELECT value FROM json_each($platforms)))
            ORDER BY corrections.item_id DESC
            LIMIT $limit
            """,
            ("$kind", kind.ToString()),
            ("$platforms", platforms is null ? null : JsonSerializer.Serialize(platforms)),
            ("$limit", limit)),
        cancellationToken).ConfigureAwait(false);

    public Task<bool> IsPendingAsync(PendingCorrection pending, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => IsPending(connection, pending), cancellationToken);

    public Task<int> CountEditedAsync(DateTimeOffset after, CancellationToken cancellationToken) => database.ReadAsync(
        connection => (int)connection.ReadNumber(
            "SELECT count(*) FROM corrections WHERE kind = 'Change' AND state = 'Edited' AND done_at > $after",
            ("$after", after.ToStored())),
        cancellationToken);

    public Task<bool> RecordAsync(PendingCorrection pending, AnswerRecord record, bool isNew, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var state = isNew ? AnswerState.Corrected : pending.Answer.State;
                if (!IsPending(connection, pending) || !SqliteAnswerLog.TryWrite(connection, record, state, keepsParts: true))
                {
                    return false;
                }

                if (isNew)
                {
                    connection.Execute("UPDATE corrections SET recorded = 1 WHERE correction_id = $id", ("$id", pending.Id));
                }

                return true;
            },
            cancellationToken);

    public Task<bool> FinishAsync(PendingCorrection pending, CorrectionOutcome outcome, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (!IsPending(connection, pending))
                {
                    return false;
                }

                connection.Execute(
                    "UPDATE corrections SET state = $state, done_at = $now WHERE correction_id = $id",
                    ("$id", pending.Id),
                    ("$state", outcome.GetType().Name),
                    ("$now", database.Now.ToStored()));
                switch (outcome)
                {
                    case CorrectionOutcome.Edited(var messageIds, var detail):
                        SqliteInbox.WriteParts(connection, pending.Answer.Record.InboxItemId, messageIds, database.Now);
                        SetState(connection, pending, AnswerState.Corrected);
                        if (pending is PendingCorrection.Change)
                        {
                            Audit(connection, pending, AuditAction.Corrected, detail);
                        }

                        break;
                    case CorrectionOutcome.Flagged(var detail):
                        SetState(connection, pending, AnswerState.Flagged);
                        Audit(connection, pending, AuditAction.Flagged, detail);
                        break;
                }

                return true;
            },
            cancellationToken);

    public Task<bool> RetractAsync(string workspaceId, long answerId, string by, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                var isRetracted = connection.Execute(
                    """
                    UPDATE answers SET state = 'Retracted'
                    WHERE item_id = $item AND workspace_id = $workspace AND state <> 'Retracted'
                    """,
                    ("$item", answerId),
                    ("$workspace", workspaceId)) == 1;
                if (isRetracted)
                {
                    connection.Execute(
                        """
                        INSERT INTO corrections (workspace_id, item_id, kind, queued_at, reason)
                        VALUES ($workspace, $item, 'Retraction', $now, $reason)
                        ON CONFLICT (item_id) WHERE state = 'Pending' DO UPDATE SET kind = excluded.kind, queued_at = excluded.queued_at,
                            reason = excluded.reason, source_workspace_id = NULL, source_id = NULL, revision = NULL, version = version + 1
                        """,
                        ("$workspace", workspaceId),
                        ("$item", answerId),
                        ("$now", database.Now.ToStored()),
                        ("$reason", reason));
                    AuditWriter.Write(connection, workspaceId, database.Now, by, AuditAction.Retracted, Number(answerId), reason);
                }

                return isRetracted;
            },
            cancellationToken);

    // The revision that the chat's message quotes is the one that was found first.
    private int Queue(SqliteConnection connection, string workspace, string source, AffectedAnswer answer) => connection.Execute(
        """
        INSERT INTO corrections (workspace_id, item_id, kind, source_workspace_id, source_id, revision, queued_at, reason)
        SELECT workspace_id, item_id, 'Change', $workspace, $source, $revision, $now, ''
        FROM answers
        WHERE item_id = $item AND state <> 'Retracted'
        ON CONFLICT (item_id) WHERE state = 'Pending' DO UPDATE SET
            revision = iif((source_workspace_id, source_id) = (excluded.source_workspace_id, excluded.source_id),
                min(revision, excluded.revision), excluded.revision),
            source_workspace_id = excluded.source_workspace_id, source_id = excluded.source_id,
            queued_at = excluded.queued_at, version = version + 1
        WHERE kind = 'Change'
        """,
        ("$workspace", workspace),
        ("$source", source),
        ("$item", answer.AnswerId),
        ("$revision", answer.Revision),
        ("$now", database.Now.ToStored()));

    // An edit of the question takes its answer's corrections along: none of them is pending then.
    private static bool IsPending(SqliteConnection connection, PendingCorrection pending) => connection.ReadNumber(
        "SELECT count(*) FROM corrections WHERE correction_id = $id AND version = $version AND state = 'Pending'",
        ("$id", pending.Id),
        ("$version", pending.Version)) == 1;

    // What was taken back stays so, whether its readers could be told or not.
    private static void SetState(SqliteConnection connection, PendingCorrection pending, AnswerState state) => connection.Execute(
        "UPDATE answers SET state = $state WHERE item_id = $item",
        ("$item", pending.Answer.Record.InboxItemId),
        ("$state", (pending is PendingCorrection.Retraction ? AnswerState.Retracted : state).ToString()));

    private void Audit(SqliteConnection connection, PendingCorrection pending, AuditAction action, string detail) => AuditWriter.Write(
        connection,
        pending.Answer.Record.WorkspaceId,
        database.Now,
        Bot,
        action,
        Number(pending.Answer.Record.InboxItemId),
        detail);

    private static PendingCorrection ReadPending(SqliteConnection connection, SqliteDataReader reader, CorrectionKind kind)
    {
        var answer = SqliteAnswerLog.ReadLogged(connection, reader);
        var messages = connection.ReadRows(
            part => part.GetString(0),
            "SELECT message_id FROM inbox_parts WHERE item_id = $item ORDER BY ordinal",
            ("$item", answer.Record.InboxItemId));
        const int first = SqliteAnswerLog.LoggedCount;
        var (id, version) = (reader.GetInt64(first), reader.GetInt32(first + 1));
        return kind == CorrectionKind.Retraction
            ? new PendingCorrection.Retraction(id, version, answer, messages, reader.GetTime(first + 6), reader.GetString(first + 7))
            : new PendingCorrection.Change(
                id,
                version,
                answer,
                messages,
                reader.GetString(first + 2),
                reader.GetString(first + 3),
                reader.GetInt32(first + 4),
                reader.GetBoolean(first + 5));
    }

    private static string Number(long answerId) => answerId.ToString(CultureInfo.InvariantCulture);
}
