using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// The sources and their revisions. Every member throws <see cref="StoreUnavailableException"/> when the store can't be
/// used (locked, read-only, damaged, full, of a newer version).
/// </summary>
public interface ISourceStore
{
    /// <summary>The sources of a workspace that stand, by id.</summary>
    Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The current revision of a source; null when there is no such source, or it was removed.</summary>
    Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken);

    /// <summary>One revision of a source, also of a removed one; null when there is none.</summary>
    Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken);

    /// <summary>Writes a revision with its passages, terms and events, and makes it the current one, in one transaction.</summary>
    Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a source out of every answer; its revisions stay. False when there is no such source. Who and why are kept
    /// with the removal.
    /// </summary>
    Task<bool> RemoveAsync(string workspaceId, string sourceId, string removedBy, string reason, CancellationToken cancellationToken);

    /// <summary>A number that grows with every commit and removal, also by other processes: cheap to read.</summary>
    Task<long> GetGenerationAsync(CancellationToken cancellationToken);

    /// <summary>The index terms of every passage of a workspace's current revisions, by source id and ordinal.</summary>
    IAsyncEnumerable<PassageTerms> ReadTermsAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The ledger rows of a workspace's current revisions, by source id and ordinal.</summary>
    Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken);
}
