using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>
/// Finds the passages of a workspace's current revisions that may answer a question, with their neighbours. Holds one
/// index for each workspace, made anew when the store has changed. Safe for any number of threads.
/// </summary>
/// <param name="store">The sources.</param>
public sealed class Retriever(ISourceStore store)
{
    private const int MaxPassages = 50;

    // A pronoun is explained, and a reason given, within a paragraph or two.
    private const int Neighbours = 2;
    private const int MaxCachedRevisions = 256;

    private readonly SemaphoreSlim building = new(1, 1);
    private readonly Dictionary<(string Workspace, string Source, int Revision), SourceRevision> revisions = [];
    private Snapshot snapshot = new(-1, new Dictionary<string, PassageIndex>(StringComparer.Ordinal));

    /// <summary>
    /// The passages that share a word with the question, and those beside them: the sources in the order of their best
    /// passage, the passages of each in the order of its text.
    /// </summary>
    /// <param name="workspaceId">Its sources and those of the default workspace are searched.</param>
    /// <param name="question">Any text.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<RetrievedPassage>> RetrieveAsync(string workspaceId, string question, CancellationToken cancellationToken)
    {
        var hits = new List<(string Workspace, ScoredPassage Passage)>();
        foreach (var workspace in Workspaces(workspaceId))
        {
            var index = await GetIndexAsync(workspace, cancellationToken);
            hits.AddRange(index.Search(question, MaxPassages).Select(p => (workspace, p)));
        }

        var retrieved = new List<RetrievedPassage>();
        foreach (var source in hits.OrderByDescending(h => h.Passage.Score).Take(MaxPassages).GroupBy(h => (h.Workspace, h.Passage.SourceId, h.Passage.Revision)))
        {
            if (await GetRevisionAsync(source.Key.Workspace, source.Key.SourceId, source.Key.Revision, cancellationToken) is not { } revision)
            {
                continue;
            }

            var wanted = source.SelectMany(h => Enumerable.Range(h.Passage.Ordinal - Neighbours, (2 * Neighbours) + 1)).ToHashSet();
            retrieved.AddRange(revision.Passages.Where(p => wanted.Contains(p.Ordinal)).Select(p => new RetrievedPassage(revision, p)));
        }

        return retrieved;
    }

    /// <summary>The workspaces that a chat of this one reads: the default one and its own.</summary>
    public static IEnumerable<string> Workspaces(string workspaceId) =>
        workspaceId == SourceLimits.DefaultWorkspace ? [workspaceId] : [SourceLimits.DefaultWorkspace, workspaceId];

    /// <summary>A revision, from memory or the store; null when there is none.</summary>
    public async Task<SourceRevision?> GetRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken)
    {
        var key = (workspaceId, sourceId, revision);
        lock (revisions)
        {
            if (revisions.TryGetValue(key, out var known))
            {
                return known;
            }
        }

        var found = await store.FindRevisionAsync(workspaceId, sourceId, revision, cancellationToken);
        if (found is not null)
        {
            lock (revisions)
            {
                if (revisions.Count >= MaxCachedRevisions)
                {
                    revisions.Clear();
                }

                revisions[key] = found;
            }
        }

        return found;
    }

    private async Task<PassageIndex> GetIndexAsync(string workspace, CancellationToken cancellationToken)
    {
        var generation = await store.GetGenerationAsync(cancellationToken);
        var current = Volatile.Read(ref snapshot);
        if (current.Generation == generation && current.Indexes.TryGetValue(workspace, out var index))
        {
            return index;
        }

        await building.WaitAsync(cancellationToken);
        try
        {
            current = snapshot;
            if (current.Generation == generation && current.Indexes.TryGetValue(workspace, out index))
            {
                return index;
            }

            var rows = new List<PassageTerms>();
            await foreach (var row in store.ReadTermsAsync(workspace, cancellationToken))
            {
                rows.Add(row);
            }

            index = PassageIndex.Create(rows);
            var others = current.Generation == generation ? current.Indexes : [];
            Volatile.Write(ref snapshot, new Snapshot(generation, new Dictionary<string, PassageIndex>(others, StringComparer.Ordinal) { [workspace] = index }));
            return index;
        }
        finally
        {
            building.Release();
        }
    }

    // What was read after a newer commit is only newer than its number says: the next question reads it again.
    private sealed record Snapshot(long Generation, Dictionary<string, PassageIndex> Indexes);
}
