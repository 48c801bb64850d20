using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>The sources in SQLite.</summary>
internal sealed class SqliteSourceStore(Database database) : ISourceStore
{
    // Rows read at one go while streaming: few enough to start soon, enough to make the hand-over cheap.
    private const int BatchSize = 500;

    public async Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new Source(
                    workspaceId,
                    reader.GetString(0),
                    reader.GetInt32(1),
                    ReadMetadata(reader, 2),
                    reader.GetInt32(7),
                    reader.GetTime(8)),
                """
                SELECT source_id, revision, title, author, publisher, url, published, text_length, created_at
                FROM sources JOIN revisions USING (workspace_id, source_id)
                WHERE workspace_id = $workspace AND revision = current_revision
                ORDER BY source_id
                """,
                ("$workspace", workspaceId)),
            cancellationToken).ConfigureAwait(false);

    public Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => ReadCurrent(connection, workspaceId, sourceId) is > 0 and var current
                ? ReadRevision(connection, workspaceId, sourceId, current)
                : null,
            cancellationToken);

    public Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadRevision(connection, workspaceId, sourceId, revision), cancellationToken);

    public Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentOutOfRangeException.ThrowIfNotEqual(commit.Revision.Number, commit.ExpectedRevision + 1);
        return database.WriteAsync(connection => Commit(connection, commit), cancellationToken);
    }

    public Task<bool> RemoveAsync(string workspaceId, string sourceId, string removedBy, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
            {
                if (ReadCurrent(connection, workspaceId, sourceId) is not (> 0 and var current))
                {
                    return false;
                }

                connection.Execute(
                    """
                    UPDATE sources SET current_revision = 0, text_hash = NULL
                    WHERE workspace_id = $workspace AND source_id = $source
                    """,
                    ("$workspace", workspaceId),
                    ("$source", sourceId));
                connection.Execute(
                    """
                    INSERT INTO source_removals (workspace_id, source_id, revision, removed_at, removed_by, reason)
                    VALUES ($workspace, $source, $revision, $at, $by, $reason)
                    """,
                    ("$workspace", workspaceId),
                    ("$source", sourceId),
                    ("$revision", current),
                    ("$at", database.Now.ToStored()),
                    ("$by", removedBy),
                    ("$reason", reason));
                RevisionWriter.GrowGeneration(connection, workspaceId);
                return true;
            },
            cancellationToken);

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadNumber("SELECT sum(generation) FROM generations"),
        cancellationToken);

    // CROSS JOIN keeps SQLite to this order: from the list of sources to the rows of their current revisions, which stand in
    // the order asked for. Otherwise it reads older revisions too, and sorts before the first row comes.
    public async IAsyncEnumerable<PassageTerms> ReadTermsAsync(
        string workspaceId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var connection = await database.RunAsync(database.Open, cancellationToken).ConfigureAwait(false);
        using var command = connection.Command(
            """
            SELECT source_id, revision, ordinal, terms
            FROM sources CROSS JOIN passages USING (workspace_id, source_id)
            WHERE workspace_id = $workspace AND revision = current_revision AND terms IS NOT NULL
            ORDER BY source_id, ordinal
            """,
            ("$workspace", workspaceId));
        using var reader = await database.RunAsync(command.ExecuteReader, cancellationToken).ConfigureAwait(false);
        var blob = new TermBlob();
        var batch = new List<PassageTerms>(BatchSize);
        do
        {
            batch.Clear();
            await database.RunAsync(() => ReadTerms(reader, blob, batch), cancellationToken).ConfigureAwait(false);
            foreach (var terms in batch)
            {
                yield return terms;
            }
        }
        while (batch.Count == BatchSize);
    }

    public async Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(connection => ReadEvents(connection, workspaceId), cancellationToken).ConfigureAwait(false);

    private static CommitOutcome Commit(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        var current = ReadCurrent(connection, revision.WorkspaceId, revision.SourceId);
        if (commit.ExpectedRevision > 0 && current != commit.ExpectedRevision)
        {
            return new CommitOutcome.Conflict(current ?? 0);
        }

        if (FindSameText(connection, commit) is { } known)
        {
            return new CommitOutcome.AlreadyThere(known);
        }

        if (commit.ExpectedRevision == 0 && current is not null)
        {
            return new CommitOutcome.Conflict(current.Value);
        }

        RevisionWriter.Write(connection, commit);
        return new CommitOutcome.Committed(revision.SourceId, revision.Number);
    }

    private static string? FindSameText(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        var holders = connection.ReadRows(
            reader => reader.GetString(0),
            "SELECT source_id FROM sources WHERE workspace_id = $workspace AND text_hash = $hash ORDER BY source_id",
            ("$workspace", revision.WorkspaceId),
            ("$hash", RevisionWriter.HashOf(revision.Text)));

        // The same text with a corrected author or date is an edit of this source, and no copy of another.
        return holders.Find(holder =>
            holder != revision.SourceId
            || commit.ExpectedRevision == 0
            || ReadRevision(connection, revision.WorkspaceId, holder, commit.ExpectedRevision)?.Metadata == revision.Metadata);
    }

    /// <summary>The number of the current revision, 0 for a removed source; null when there never was one.</summary>
    private static int? ReadCurrent(SqliteConnection connection, string workspaceId, string sourceId) =>
        (int?)(long?)connection.ReadValue(
            "SELECT current_revision FROM sources WHERE workspace_id = $workspace AND source_id = $source",
            ("$workspace", workspaceId),
            ("$source", sourceId));

    private static SourceRevision? ReadRevision(SqliteConnection connection, string workspaceId, string sourceId, int number)
    {
        var passages = connection.ReadRows(
            reader => new Passage(reader.GetInt32(0), reader.GetEnum<PassageKind>(1), reader.GetInt32(2), reader.GetInt32(3)),
            """
            SELECT ordinal, kind, start_offset, end_offset
            FROM passages
            WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision
            ORDER BY ordinal
            """,
            ("$workspace", workspaceId),
            ("$source", sourceId),
            ("$revision", number)).ToImmutableArray();
        return connection.ReadRows(
            reader => new SourceRevision(
                workspaceId,
                sourceId,
                number,
                ReadMetadata(reader, 0),
                reader.GetString(8),
                passages,
                reader.GetTime(5),
                reader.GetString(6),
                reader.GetString(7)),
            """
            SELECT title, author, publisher, url, published, created_at, created_by, reason, text
            FROM revisions
            WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision
            """,
            ("$workspace", workspaceId),
            ("$source", sourceId),
            ("$revision", number)).SingleOrDefault();
    }

    private static SourceMetadata ReadMetadata(SqliteDataReader reader, int first) => new(
        reader.GetNullableString(first),
        reader.GetNullableString(first + 1),
        reader.GetNullableString(first + 2),
        reader.GetNullableString(first + 3),
        reader.GetNullableString(first + 4) switch
        {
            null => null,
            var stored when DateOnly.TryParseExact(stored, RevisionWriter.PublishedFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
            _ => throw new InvalidDataException("A malformed day of publication stands in the store."),
        });

    private static bool ReadTerms(SqliteDataReader reader, TermBlob blob, List<PassageTerms> batch)
    {
        while (batch.Count < BatchSize && reader.Read())
        {
            var terms = blob.Read(reader.GetFieldValue<byte[]>(3));
            batch.Add(new PassageTerms(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), terms));
        }

        return batch.Count > 0;
    }

    private static List<Event> ReadEvents(SqliteConnection connection, string workspaceId)
    {
        var rows = connection.ReadRows(
            reader => (
                Key: (Source: reader.GetString(0), Revision: reader.GetInt32(1), Ordinal: reader.GetInt32(2)),
                Status: reader.GetEnum<EventStatus>(3),
                Name: reader.GetString(4),
                Slot: new EventSlot(reader.GetInt32(5), reader.GetInt32(6), reader.GetString(7))),
            """
            SELECT source_id, revision, ordinal, status, slot, start_offset, end_offset, text
            FROM sources
                CROSS JOIN events USING (workspace_id, source_id)
                CROSS JOIN event_slots USING (workspace_id, source_id, revision, ordinal)
            WHERE workspace_id = $workspace AND revision = current_revision
            ORDER BY source_id, ordinal
            """,
            ("$workspace", workspaceId));
        return
        [
            .. rows.GroupBy(row => row.Key).Select(slots => EventSlots.ToEvent(
                slots.Key.Source,
                slots.Key.Revision,
                slots.Key.Ordinal,
                slots.First().Status,
                slots.ToDictionary(row => row.Name, row => row.Slot))),
        ];
    }
}
