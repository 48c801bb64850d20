using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteBackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteBackupTests() => _store = new SqliteStore(_folder.Combine("store"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_under_constant_changes_is_a_whole_store_of_one_moment()
    {
        await _store.Sources.CommitAsync(SampleSources.Commit("one", "First."), Token);
        Directory.CreateDirectory(_folder.Combine("copy"));
        using var stop = new CancellationTokenSource();
        var editing = Task.Run(
            async () =>
            {
                for (var number = 2; !stop.IsCancellationRequested; number++)
                {
                    await _store.Sources.CommitAsync(SampleSources.Commit("one", $"Text {number}.", number), Token);
                }
            },
            Token);

        var outcome = await _store.Backup.WriteAsync(_folder.Combine($"copy/{Database.FileName}"), Actor.CommandLine, Token);
        await stop.CancelAsync();
        await editing;

        var written = Assert.IsType<BackupOutcome.Written>(outcome);
        Assert.Equal(new FileInfo(written.File).Length, written.Bytes);
        using var copy = new SqliteStore(_folder.Combine("copy"));
        Assert.Equal(1, (await copy.Check.RunAsync(Token)).Sources);
        var current = (await copy.Sources.FindAsync("default", "one", Token))!;
        Assert.Equal(current.Number == 1 ? "First." : $"Text {current.Number}.", current.Text);
        Assert.Equal(current.Number, Assert.Single(await copy.Sources.ReadTermsAsync("default", Token).ToListAsync(Token)).Revision);
        Assert.Single(await _store.Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.BackedUp), Token));
    }

    [Fact]
    public async Task A_file_that_is_there_is_never_overwritten()
    {
        var file = _folder.Combine("precious.db");
        await File.WriteAllTextAsync(file, "precious", Token);

        var outcome = await _store.Backup.WriteAsync(file, Actor.CommandLine, Token);

        Assert.Contains("is there already", Assert.IsType<BackupOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(file, Token));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var outcome = await _store.Backup.WriteAsync(_folder.Combine("nowhere/copy.db"), Actor.CommandLine, Token);

        Assert.Contains("There is no folder", Assert.IsType<BackupOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(await _store.Audit.ReadAsync(new AuditFilter("default"), Token));
    }
}
