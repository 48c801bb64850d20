using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Writes a revision with all that belongs to it. The caller holds the transaction and has checked for conflicts.</summary>
internal static class RevisionWriter
{
    public const string PublishedFormat = "yyyy-MM-dd";

    /// <summary>Equal for equal texts.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()));

    public static void Write(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        SqliteWorkspaceStore.Ensure(connection, revision.WorkspaceId);
        connection.Execute(
            """
            INSERT INTO sources (workspace_id, source_id, current_revision, latest_revision, state, text_hash, ledger_rules)
            VALUES ($workspace, $source, $current, $latest, $state, $hash, $rules)
            ON CONFLICT DO UPDATE SET current_revision = excluded.current_revision, latest_revision = excluded.latest_revision,
                state = excluded.state, text_hash = excluded.text_hash, ledger_rules = excluded.ledger_rules
            """,
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$current", commit.IsQuarantined ? 0 : revision.Number),
            ("$latest", revision.Number),
            ("$state", (commit.IsQuarantined ? SourceState.Quarantined : SourceState.Standing).ToString()),
            ("$hash", HashOf(revision.Text)),
            ("$rules", EventExtractor.RulesVersion));
        WriteRevision(connection, commit);
        WritePassages(connection, commit);
        LedgerRows.Write(connection, revision, commit.Events);
        AuditWriter.Write(
            connection, revision.WorkspaceId, revision.CreatedAt, revision.CreatedBy, ActionOf(revision.Kind), revision.SourceId, revision.Reason);
        if (commit.IsQuarantined)
        {
            AuditWriter.Write(
                connection, revision.WorkspaceId, revision.CreatedAt, revision.CreatedBy, AuditAction.Quarantined, revision.SourceId, "");
        }

        TellOfChange(connection, revision.WorkspaceId, revision.SourceId, revision.Number, revision.CreatedAt);
    }

    /// <summary>Lets indexes and corrections know that what answers has changed.</summary>
    public static void TellOfChange(SqliteConnection connection, string workspaceId, string sourceId, int revision, DateTimeOffset at)
    {
        connection.Execute(
            """
            INSERT INTO generations (workspace_id, generation) VALUES ($workspace, 1)
            ON CONFLICT DO UPDATE SET generation = generation + 1
            """,
            ("$workspace", workspaceId));
        TellCorrections(connection, workspaceId, sourceId, revision, at, sentence: null);
    }

    /// <summary>Lets corrections alone know: what passages say, and so every index, is as it was.</summary>
    /// <param name="connection">In the transaction of the change.</param>
    /// <param name="workspaceId">The community.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="at">When.</param>
    /// <param name="sentence">The sentence of the one row of the ledger that changed; null where more may have.</param>
    public static void TellCorrections(SqliteConnection connection, string workspaceId, string sourceId, int revision, DateTimeOffset at, string? sentence) =>
        connection.Execute(
            """
            INSERT INTO source_changes (workspace_id, source_id, revision, changed_at, sentence)
            VALUES ($workspace, $source, $revision, $at, $sentence)
            """,
            ("$workspace", workspaceId),
            ("$source", sourceId),
            ("$revision", revision),
            ("$at", at.ToStored()),
            ("$sentence", sentence));

    private static AuditAction ActionOf(RevisionKind kind) => kind switch
    {
        RevisionKind.Added => AuditAction.Added,
        RevisionKind.Updated => AuditAction.Updated,
        RevisionKind.Edited => AuditAction.Edited,
        RevisionKind.RolledBack => AuditAction.RolledBack,
        RevisionKind.Restored => AuditAction.Restored,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static void WriteRevision(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        connection.Execute(
            """
            INSERT INTO revisions (workspace_id, source_id, revision, title, author, publisher, url, published,
                created_at, created_by, reason, kind, quarantined, text_length, text)
            VALUES ($workspace, $source, $revision, $title, $author, $publisher, $url, $published,
                $created_at, $created_by, $reason, $kind, $quarantined, $length, $text)
            """,
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$revision", revision.Number),
            ("$title", revision.Metadata.Title),
            ("$author", revision.Metadata.Author),
            ("$publisher", revision.Metadata.Publisher),
            ("$url", revision.Metadata.Url),
            ("$published", revision.Metadata.Published?.ToString(PublishedFormat, CultureInfo.InvariantCulture)),
            ("$created_at", revision.CreatedAt.ToStored()),
            ("$created_by", People.Store(connection, revision.WorkspaceId, revision.CreatedBy)),
            ("$reason", revision.Reason),
            ("$kind", revision.Kind.ToString()),
            ("$quarantined", commit.IsQuarantined),
            ("$length", revision.Text.Length),
            ("$text", revision.Text));
    }

    // A long text has thousands of passages: one prepared command for all of them.
    private static void WritePassages(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        var terms = commit.Terms.ToDictionary(passage => passage.Ordinal, passage => passage.Terms);
        using var command = connection.Command(
            """
            INSERT INTO passages (workspace_id, source_id, revision, ordinal, kind, start_offset, end_offset, terms)
            VALUES ($workspace, $source, $revision, $ordinal, $kind, $start, $end, $terms)
            """,
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$revision", revision.Number));
        var ordinal = command.Parameters.Add("$ordinal", SqliteType.Integer);
        var kind = command.Parameters.Add("$kind", SqliteType.Text);
        var start = command.Parameters.Add("$start", SqliteType.Integer);
        var end = command.Parameters.Add("$end", SqliteType.Integer);
        var blob = command.Parameters.Add("$terms", SqliteType.Blob);
        foreach (var passage in revision.Passages)
        {
            ordinal.Value = passage.Ordinal;
            kind.Value = passage.Kind.ToString();
            start.Value = passage.Start;
            end.Value = passage.End;
            blob.Value = terms.TryGetValue(passage.Ordinal, out var found) ? TermBlob.Write(found) : DBNull.Value;
            command.ExecuteNonQuery();
        }
    }
}
