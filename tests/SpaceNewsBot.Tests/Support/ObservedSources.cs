using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A store that says which of its lists were read, and can do something once the terms were.</summary>
internal sealed class ObservedSources(ISourceStore store) : ISourceStore
{
    public List<string> Reads { get; } = [];

    public Action AfterTerms { get; set; } = () => { };

    public Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken)
    {
        Reads.Add("list");
        return store.ListAsync(workspaceId, cancellationToken);
    }

    public Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        store.FindAsync(workspaceId, sourceId, cancellationToken);

    public Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken) =>
        store.FindRevisionAsync(workspaceId, sourceId, revision, cancellationToken);

    public Task<SourceHistory?> FindHistoryAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        store.FindHistoryAsync(workspaceId, sourceId, cancellationToken);

    public Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task<bool> RemoveAsync(string workspaceId, string sourceId, int revision, string removedBy, string reason, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public Task<bool> ReleaseAsync(string workspaceId, string sourceId, int revision, string releasedBy, string reason, CancellationToken cancellationToken) =>
        throw new InvalidOperationException();

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) => store.GetGenerationAsync(cancellationToken);

    public async IAsyncEnumerable<PassageTerms> ReadTermsAsync(
        string workspaceId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Reads.Add("terms");
        await foreach (var row in store.ReadTermsAsync(workspaceId, cancellationToken))
        {
            yield return row;
        }

        AfterTerms();
    }

    public Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        Reads.Add("events");
        return store.ReadEventsAsync(workspaceId, cancellationToken);
    }
}
