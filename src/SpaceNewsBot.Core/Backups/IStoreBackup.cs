using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Backups;

/// <summary>Copies the whole store while the bot runs.</summary>
public interface IStoreBackup
{
    /// <summary>
    /// Writes the store as it stands into a new file, which is complete and checked once the call returns; nobody who asks or
    /// edits meanwhile waits for it. Entered in the audit log.
    /// </summary>
    /// <param name="file">The new file; its folder has to be there.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Sources.StoreUnavailableException">The store can't be used.</exception>
    Task<BackupOutcome> WriteAsync(string file, Actor by, CancellationToken cancellationToken);
}
