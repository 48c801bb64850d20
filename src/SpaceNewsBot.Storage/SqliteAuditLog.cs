using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>The audit log in SQLite; a trigger refuses to change or delete what stands in it.</summary>
internal sealed class SqliteAuditLog(Database database) : IAuditLog
{
    private static readonly string _select =
        $"""
        SELECT entry_id, at, {People.Name("actor")} AS name, action, {People.Name("subject")} AS told, detail
        FROM audit
        WHERE workspace_id = $workspace
            AND ($actor IS NULL OR name = $actor)
            AND ($action IS NULL OR action = $action)
            AND ($subject IS NULL OR told = $subject)
            AND ($since IS NULL OR at >= $since)
        ORDER BY entry_id DESC
        LIMIT $limit
        """;

    private static readonly string _selectAfter =
        $"""
        SELECT entry_id, at, {People.Name("actor")} AS name, action, {People.Name("subject")} AS told, detail
        FROM audit
        WHERE workspace_id = $workspace AND entry_id > $id
        ORDER BY entry_id
        LIMIT $limit
        """;

    public Task RecordAsync(
        string workspaceId,
        Actor by,
        AuditAction action,
        string subject,
        string detail,
        CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            AuditWriter.Write(connection, workspaceId, database.Now, by.ToString(), action, subject, detail);
            return true;
        },
        cancellationToken);

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(AuditFilter filter, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => Read(reader, filter.WorkspaceId),
                _select,
                ("$workspace", filter.WorkspaceId),
                ("$actor", filter.Actor),
                ("$action", filter.Action?.ToString()),
                ("$subject", filter.Subject),
                ("$since", filter.Since?.ToStored()),
                ("$limit", filter.Limit)),
            cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<AuditEntry>> ReadAfterAsync(string workspaceId, long id, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => Read(reader, workspaceId),
                _selectAfter,
                ("$workspace", workspaceId),
                ("$id", id),
                ("$limit", limit)),
            cancellationToken).ConfigureAwait(false);

    public Task<long> GetLastIdAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(connection => connection.ReadNumber("SELECT coalesce(max(entry_id), 0) FROM audit"), cancellationToken);

    private static AuditEntry Read(SqliteDataReader reader, string workspaceId) => new(
        reader.GetInt64(0),
        workspaceId,
        reader.GetTime(1),
        reader.GetString(2),
        reader.GetEnum<AuditAction>(3),
        reader.GetString(4),
        reader.GetString(5));
}
