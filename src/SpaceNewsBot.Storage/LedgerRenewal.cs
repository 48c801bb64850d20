using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>
/// Reads the ledger of sources anew that were written under older rules (<see cref="EventExtractor.RulesVersion"/>): before
/// the ledger is read for the first time, in small transactions, so that another process can work in between or do its
/// share. Revisions stay as they are: the rows are derived from them.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="logger">Gets counts.</param>
internal sealed partial class LedgerRenewal(Database database, ILogger<LedgerRenewal> logger) : IDisposable
{
    private const int BatchSize = 50;

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _done;

    /// <summary>Does what there is to do, once. Where the store can't be written, the old rows go on serving.</summary>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_done)
        {
            return;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_done)
            {
                await RenewAsync(cancellationToken).ConfigureAwait(false);
                _done = true;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var all = await database.ReadAsync(
            connection => connection.ReadNumber(
                "SELECT count(*) FROM sources WHERE ledger_rules < $rules AND state <> 'Removed'", ("$rules", EventExtractor.RulesVersion)),
            cancellationToken).ConfigureAwait(false);
        if (all == 0)
        {
            return;
        }

        LogBegin(all);
        var renewed = 0;
        try
        {
            while (await ReadBatchAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } batch)
            {
                // Reading texts takes long: nobody waits for the store's lock meanwhile.
                var read = batch.ConvertAll(revision => (Revision: revision, Rows: EventExtractor.Extract(revision)));
                renewed += await database.WriteAsync(
                    connection => read.Count(one => TryRenew(connection, one.Revision, one.Rows)), cancellationToken).ConfigureAwait(false);
                LogProgress(renewed, all);
            }
        }
        catch (StoreUnavailableException fault)
        {
            LogFault(fault.Message);
        }
    }

    private Task<List<SourceRevision>> ReadBatchAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.ReadRows(
            reader => (Workspace: reader.GetString(0), Source: reader.GetString(1), Revision: reader.GetInt32(2)),
            """
            SELECT workspace_id, source_id, latest_revision FROM sources
            WHERE ledger_rules < $rules AND state <> 'Removed'
            LIMIT $limit
            """,
            ("$rules", EventExtractor.RulesVersion),
            ("$limit", BatchSize)).ConvertAll(one => SqliteSourceStore.ReadRevision(connection, one.Workspace, one.Source, one.Revision)
                ?? throw new InvalidDataException("A source lacks its last revision.")),
        cancellationToken);

    // Another process may have been quicker, or have written a new revision.
    private static bool TryRenew(Microsoft.Data.Sqlite.SqliteConnection connection, SourceRevision revision, IEnumerable<Event> rows)
    {
        var isOurs = connection.Execute(
            """
            UPDATE sources SET ledger_rules = $rules
            WHERE workspace_id = $workspace AND source_id = $source AND latest_revision = $revision AND ledger_rules < $rules
            """,
            ("$rules", EventExtractor.RulesVersion),
            ("$workspace", revision.WorkspaceId),
            ("$source", revision.SourceId),
            ("$revision", revision.Number)) == 1;
        if (isOurs)
        {
            LedgerRows.Clear(connection, revision);
            LedgerRows.Write(connection, revision, rows);
        }

        return isOurs;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The ledger of {Count} sources was read by older rules and is read anew.")]
    private partial void LogBegin(long count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The ledger of {Done} of {Count} sources was read anew.")]
    private partial void LogProgress(int done, long count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The ledger couldn't be read anew; the rows of the older rules serve. {Fault}")]
    private partial void LogFault(string fault);
}
