using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;

namespace SpaceNewsBot.Storage;

/// <summary>Writes entries of the audit log inside the transaction of what they tell of.</summary>
internal static class AuditWriter
{
    private const int MaxSubject = 200;
    private const int MaxDetail = 1_000;

    public static void Write(
        SqliteConnection connection,
        string workspaceId,
        DateTimeOffset at,
        string by,
        AuditAction action,
        string subject,
        string detail) => connection.Execute(
        """
        INSERT INTO audit (workspace_id, at, actor, action, subject, detail)
        VALUES ($workspace, $at, $actor, $action, $subject, $detail)
        """,
        ("$workspace", workspaceId),
        ("$at", at.ToStored()),
        ("$actor", People.Store(connection, workspaceId, by)),
        ("$action", action.ToString()),
        ("$subject", Cut(subject, MaxSubject)),
        ("$detail", Cut(detail, MaxDetail)));

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
}
