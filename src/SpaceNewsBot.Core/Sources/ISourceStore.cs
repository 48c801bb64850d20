using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// The sources and their revisions. Every change is written together with its entry in the audit log. Every member throws
/// <see cref="StoreUnavailableException"/> when the store can't be used (locked, read-only, damaged, full, of a newer
/// version).
/// </summary>
public interface ISourceStore
{
    /// <summary>The sources of a workspace that weren't removed, by id; those in quarantine are among them.</summary>
    Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The revision of a source that answers; null when there is no such source, or it was removed or is in quarantine.</summary>
    Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken);

    /// <summary>One revision of a source, whether it answers or not; null when there is none.</summary>
    Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken);

    /// <summary>All that happened to a source, removed or not; null when there never was one.</summary>
    Task<SourceHistory?> FindHistoryAsync(string workspaceId, string sourceId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a revision with its passages, terms and events in one transaction, and makes it the current one unless it goes
    /// into quarantine.
    /// </summary>
    Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a source out of every answer; its revisions stay. False when there is no such source, or this isn't its last
    /// revision any more. Who and why are kept with the removal.
    /// </summary>
    Task<bool> RemoveAsync(string workspaceId, string sourceId, int revision, string removedBy, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a source out of quarantine. False when it isn't in it, or this isn't its last revision any more.</summary>
    Task<bool> ReleaseAsync(string workspaceId, string sourceId, int revision, string releasedBy, string reason, CancellationToken cancellationToken);

    /// <summary>A number that grows with every change of what answers, also by other processes: cheap to read.</summary>
    Task<long> GetGenerationAsync(CancellationToken cancellationToken);

    /// <summary>The index terms of every passage of a workspace's current revisions, by source id and ordinal.</summary>
    IAsyncEnumerable<PassageTerms> ReadTermsAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The ledger rows of a workspace's current revisions, by source id and ordinal.</summary>
    Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken);
}
