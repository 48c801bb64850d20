using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Storage;

/// <summary>Stores that were written under older rules of the ledger.</summary>
public sealed class LedgerRenewalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_of_older_rules_are_read_anew_and_revisions_stay()
    {
        var (before, revision) = await WriteOldStoreAsync(sources: 1);
        using var store = new SqliteStore(_folder.Path);

        var rows = await store.Sources.ReadEventsAsync("default", Token);

        Assert.NotEmpty(rows);
        Assert.Equal(before, rows);
        var after = await store.Sources.FindAsync("default", revision.SourceId, Token);
        Assert.Equal(revision with { Passages = default }, after! with { Passages = default });
        Assert.Equal(0, Count("SELECT count(*) FROM sources WHERE ledger_rules <> " + EventExtractor.RulesVersion));
    }

    [Fact]
    public async Task Two_processes_at_once_read_a_large_store_anew_once()
    {
        var (before, _) = await WriteOldStoreAsync(sources: 120);
        using var one = new SqliteStore(_folder.Path);
        using var other = new SqliteStore(_folder.Path);

        var read = await Task.WhenAll(
            Task.Run(() => one.Sources.ReadEventsAsync("default", Token), Token),
            Task.Run(() => other.Sources.ReadEventsAsync("default", Token), Token));

        Assert.Equal(before, await one.Sources.ReadEventsAsync("default", Token));
        Assert.Equal(before, read[0]);
        Assert.Equal(before, read[1]);
    }

    [Fact]
    public async Task Rows_of_newer_rules_are_left_alone()
    {
        await WriteOldStoreAsync(sources: 1);
        Execute("UPDATE sources SET ledger_rules = 9999");
        using var store = new SqliteStore(_folder.Path);

        var rows = await store.Sources.ReadEventsAsync("default", Token);

        Assert.Empty(rows);
    }

    // Sources whose rows are as good as none, which older rules might have left.
    private async Task<(IReadOnlyList<Event> Rows, SourceRevision First)> WriteOldStoreAsync(int sources)
    {
        using var store = new SqliteStore(_folder.Path);
        var editor = new SourceEditor(store.Sources, store.Clock);
        for (var i = 0; i < sources; i++)
        {
            var text = $"Line {i} halts\n\nThe ferry line {i} suspended its night route on Monday because its engine had failed.";
            Assert.IsType<SourceEditOutcome.Committed>(
                await editor.EditAsync(new SourceChange.Add(new SourceMaterial("default", text, "command line", "A test needs it.")), Token));
        }

        var rows = await store.Sources.ReadEventsAsync("default", Token);
        var first = await store.Sources.FindAsync("default", rows[0].SourceId, Token);
        Execute("DELETE FROM event_slots; DELETE FROM events; UPDATE sources SET ledger_rules = 0");
        return (rows, first!);
    }

    private void Execute(string sql)
    {
        using var store = new SqliteStore(_folder.Path);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private long Count(string sql)
    {
        using var store = new SqliteStore(_folder.Path);
        using var connection = store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
