using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>The sources in SQLite.</summary>
internal sealed class SqliteSourceStore(Database database, LedgerRenewal renewal) : ISourceStore
{
    // Rows read at one go while streaming: few enough to start soon, enough to make the hand-over cheap.
    private const int BatchSize = 500;

    private static readonly string _revision =
        $"""
        SELECT title, author, publisher, url, published, created_at, {People.Name("created_by")}, reason, text, kind
        FROM revisions
        WHERE workspace_id = $workspace AND source_id = $source AND revision = $revision
        """;

    // What happens to a revision comes behind it.
    private static readonly string _steps =
        $"""
        SELECT iif(quarantined, 'Quarantined', 'Written'), revision, kind, created_at, {People.Name("created_by")}, reason, 0 AS place
        FROM revisions
        WHERE workspace_id = $workspace AND source_id = $source
        UNION ALL
        SELECT 'Released', revision, kind, released_at, {People.Name("released_by")}, releases.reason, 1
        FROM releases JOIN revisions USING (workspace_id, source_id, revision)
        WHERE workspace_id = $workspace AND source_id = $source
        UNION ALL
        SELECT 'Removed', revision, kind, removed_at, {People.Name("removed_by")}, removals.reason, 2
        FROM removals JOIN revisions USING (workspace_id, source_id, revision)
        WHERE workspace_id = $workspace AND source_id = $source
        ORDER BY 2, 7
        """;

    public async Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            connection => connection.ReadRows(
                reader => new Source(
                    workspaceId,
                    reader.GetString(0),
                    reader.GetInt32(1),
                    ReadMetadata(reader, 2),
                    reader.GetInt32(7),
                    reader.GetTime(8),
                    reader.GetEnum<SourceState>(9)),
                """
                SELECT source_id, revision, title, author, publisher, url, published, text_length, created_at, state
                FROM sources JOIN revisions USING (workspace_id, source_id)
                WHERE workspace_id = $workspace AND revision = latest_revision AND state <> 'Removed'
                ORDER BY source_id
                """,
                ("$workspace", workspaceId)),
            cancellationToken).ConfigureAwait(false);

    public Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadStanding(connection, workspaceId, sourceId), cancellationToken);

    public Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => ReadRevision(connection, workspaceId, sourceId, revision), cancellationToken);

    public Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(commit);
        ArgumentOutOfRangeException.ThrowIfNotEqual(commit.Revision.Number, commit.ExpectedRevision + 1);
        return database.WriteAsync(connection => Commit(connection, commit), cancellationToken);
    }

    public Task<SourceHistory?> FindHistoryAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection => ReadHead(connection, workspaceId, sourceId) is { } head
                ? new SourceHistory(workspaceId, sourceId, head.State, head.Latest, ReadSteps(connection, workspaceId, sourceId))
                : null,
            cancellationToken);

    public Task<bool> RemoveAsync(
        string workspaceId,
        string sourceId,
        int revision,
        string removedBy,
        string reason,
        CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (ReadHead(connection, workspaceId, sourceId) is not { State: not SourceState.Removed } head || head.Latest != revision)
            {
                return false;
            }

            connection.Execute(
                """
                UPDATE sources SET current_revision = 0, state = 'Removed', text_hash = NULL
                WHERE workspace_id = $workspace AND source_id = $source
                """,
                ("$workspace", workspaceId),
                ("$source", sourceId));
            connection.Execute(
                """
                INSERT INTO removals (workspace_id, source_id, revision, removed_at, removed_by, reason)
                VALUES ($workspace, $source, $revision, $at, $by, $reason)
                """,
                ("$workspace", workspaceId),
                ("$source", sourceId),
                ("$revision", revision),
                ("$at", database.Now.ToStored()),
                ("$by", People.Store(connection, workspaceId, removedBy)),
                ("$reason", reason));
            AuditWriter.Write(connection, workspaceId, database.Now, removedBy, AuditAction.Removed, sourceId, reason);
            RevisionWriter.TellOfChange(connection, workspaceId, sourceId, revision, database.Now);
            return true;
        },
        cancellationToken);

    public Task<bool> ReleaseAsync(
        string workspaceId,
        string sourceId,
        int revision,
        string releasedBy,
        string reason,
        CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (ReadHead(connection, workspaceId, sourceId) is not { State: SourceState.Quarantined } head || head.Latest != revision)
            {
                return false;
            }

            connection.Execute(
                """
                UPDATE sources SET current_revision = latest_revision, state = 'Standing'
                WHERE workspace_id = $workspace AND source_id = $source
                """,
                ("$workspace", workspaceId),
                ("$source", sourceId));
            connection.Execute(
                """
                INSERT INTO releases (workspace_id, source_id, revision, released_at, released_by, reason)
                VALUES ($workspace, $source, $revision, $at, $by, $reason)
                """,
                ("$workspace", workspaceId),
                ("$source", sourceId),
                ("$revision", revision),
                ("$at", database.Now.ToStored()),
                ("$by", People.Store(connection, workspaceId, releasedBy)),
                ("$reason", reason));
            AuditWriter.Write(connection, workspaceId, database.Now, releasedBy, AuditAction.Released, sourceId, reason);
            RevisionWriter.TellOfChange(connection, workspaceId, sourceId, revision, database.Now);
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

    public async Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await renewal.EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(connection => ReadEvents(connection, workspaceId), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The revision of a source that answers; null when none does.</summary>
    internal static SourceRevision? ReadStanding(SqliteConnection connection, string workspaceId, string sourceId) =>
        ReadHead(connection, workspaceId, sourceId) is { State: SourceState.Standing, Latest: var current }
            ? ReadRevision(connection, workspaceId, sourceId, current)
            : null;

    private static CommitOutcome Commit(SqliteConnection connection, SourceCommit commit)
    {
        var revision = commit.Revision;
        var head = ReadHead(connection, revision.WorkspaceId, revision.SourceId);
        if (commit.ExpectedRevision > 0 && head?.Latest != commit.ExpectedRevision)
        {
            return new CommitOutcome.Conflict(head?.Latest ?? 0);
        }

        if (commit.ExpectedRevision > 0 && head is { State: SourceState.Removed } && revision.Kind != RevisionKind.Restored)
        {
            return new CommitOutcome.Conflict(0);
        }

        if (FindSameText(connection, commit) is { } known)
        {
            return new CommitOutcome.AlreadyThere(known);
        }

        if (commit.ExpectedRevision == 0 && head is { Latest: var taken })
        {
            return new CommitOutcome.Conflict(taken);
        }

        RevisionWriter.Write(connection, commit);
        return new CommitOutcome.Committed(revision.SourceId, revision.Number) { LapsedReviews = ReviewRows.AuditLapses(connection, head?.Latest, commit) };
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

    private static Head? ReadHead(SqliteConnection connection, string workspaceId, string sourceId) => connection.ReadRows(
        reader => new Head(reader.GetInt32(0), reader.GetEnum<SourceState>(1)),
        "SELECT latest_revision, state FROM sources WHERE workspace_id = $workspace AND source_id = $source",
        ("$workspace", workspaceId),
        ("$source", sourceId)).SingleOrDefault();

    private static ImmutableArray<SourceStep> ReadSteps(SqliteConnection connection, string workspaceId, string sourceId) =>
    [
        .. connection.ReadRows(
            reader => new SourceStep(
                reader.GetEnum<SourceStepKind>(0),
                reader.GetInt32(1),
                reader.GetEnum<RevisionKind>(2),
                reader.GetTime(3),
                reader.GetString(4),
                reader.GetString(5)),
            _steps,
            ("$workspace", workspaceId),
            ("$source", sourceId)),
    ];

    internal static SourceRevision? ReadRevision(SqliteConnection connection, string workspaceId, string sourceId, int number)
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
                reader.GetString(7),
                reader.GetEnum<RevisionKind>(9)),
            _revision,
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

    // Only sources with reviews need their text again.
    private static List<Event> ReadEvents(SqliteConnection connection, string workspaceId)
    {
        var rows = LedgerRows.ReadCurrent(connection, workspaceId);
        var reviews = ReviewRows.Read(connection, workspaceId).ToLookup(review => review.SourceId);
        if (reviews.Count == 0)
        {
            return rows;
        }

        // A source may have no rows but those that somebody added.
        var read = rows.ToLookup(row => row.SourceId);
        return
        [
            .. read.Select(r => r.Key).Union(reviews.Select(r => r.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(source =>
                !reviews.Contains(source) ? read[source]
                : ReadStanding(connection, workspaceId, source) is { } revision ? EventReviews.Apply(revision, [.. read[source]], [.. reviews[source]]).Shown
                : []),
        ];
    }

    private sealed record Head(int Latest, SourceState State);
}
