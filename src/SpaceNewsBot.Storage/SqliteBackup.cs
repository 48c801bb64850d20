using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Backups;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Storage;

/// <summary>Backs the store up by VACUUM INTO (https://sqlite.org/lang_vacuum.html): one snapshot, beside readers and writers.</summary>
internal sealed class SqliteBackup(Database database) : IStoreBackup
{
    private const string Unfinished = ".unfinished";

    public async Task<BackupOutcome> WriteAsync(string file, Actor by, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(file);
        var folder = Path.GetDirectoryName(target);
        if (Path.Exists(target))
        {
            return new BackupOutcome.Refused($"{target} is there already: name a new file, or move that one away.");
        }

        if (!Directory.Exists(folder))
        {
            return new BackupOutcome.Refused($"There is no folder {folder}: make it first, or name another one.");
        }

        var copy = target + Unfinished;
        try
        {
            File.Delete(copy);
            await database.RunAsync(() => Copy(copy), cancellationToken).ConfigureAwait(false);
            File.Move(copy, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreUnavailableException { InnerException: SqliteException })
        {
            TryDelete(copy);
            return new BackupOutcome.Refused($"The backup {target} can't be written ({e.GetBaseException().Message.TrimEnd('.')}): check its disk and the rights on its folder.");
        }

        await database.WriteAsync(
            connection =>
            {
                AuditWriter.Write(
                    connection, SourceLimits.DefaultWorkspace, database.Now, by.ToString(), AuditAction.BackedUp, Path.GetFileName(target), "");
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return new BackupOutcome.Written(target, new FileInfo(target).Length);
    }

    private bool Copy(string copy)
    {
        using (var connection = database.Open())
        {
            connection.Execute("VACUUM INTO $file", ("$file", copy));
        }

        // A copy that can't be read is none.
        using (var written = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()))
        {
            written.Open();
            if (written.ReadValue("PRAGMA quick_check(1)") is not "ok")
            {
                throw new IOException("The copy is damaged.");
            }
        }

        using var stream = new FileStream(copy, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
        return true;
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What couldn't be written can't be deleted either; it is no backup by its name.
        }
    }
}
