namespace SpaceNewsBot.Core.Sources;

/// <summary>Changes the sources: checks the material, cuts it into passages, reads the ledger out of it, and commits all of that.</summary>
/// <param name="store">Where sources are kept.</param>
/// <param name="clock">Dates the revisions.</param>
public sealed class SourceEditor(ISourceStore store, TimeProvider clock)
{
    /// <summary>
    /// Adds a source. Its id is made from its title, or from its first line, and was never another source's in this
    /// workspace.
    /// </summary>
    /// <returns>Committed, AlreadyThere or Rejected.</returns>
    public async Task<SourceEditOutcome> AddAsync(SourceMaterial material, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(material);
        switch (SourceDraft.Read(material, current: null))
        {
            case SourceDraft.Refused(var reason):
                return new SourceEditOutcome.Rejected(reason);

            case SourceDraft.Usable usable:
                var slug = SourceSlug.From(usable.Metadata.Title ?? usable.FirstLine);
                for (var copy = 1; ; copy++)
                {
                    var id = SourceSlug.WithNumber(slug, copy);
                    if (await store.FindRevisionAsync(material.WorkspaceId, id, 1, cancellationToken).ConfigureAwait(false) is not null)
                    {
                        continue;
                    }

                    // A conflict: another process took the id just now.
                    var commit = usable.ToCommit(material, id, 1, clock.GetUtcNow());
                    switch (await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false))
                    {
                        case CommitOutcome.Committed(var sourceId, var revision):
                            return new SourceEditOutcome.Committed(sourceId, revision);
                        case CommitOutcome.AlreadyThere(var sourceId):
                            return new SourceEditOutcome.AlreadyThere(sourceId);
                    }
                }

            default:
                throw new InvalidOperationException("A draft is usable or refused.");
        }
    }

    /// <summary>Gives a source its next revision. Metadata that the material doesn't give stays as it was.</summary>
    /// <returns>Committed, AlreadyThere (another source has this text) or Rejected.</returns>
    public async Task<SourceEditOutcome> UpdateAsync(string sourceId, SourceMaterial material, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(material);
        var current = await store.FindAsync(material.WorkspaceId, sourceId, cancellationToken).ConfigureAwait(false);
        if (current is null)
        {
            return NoSuchSource(sourceId);
        }

        switch (SourceDraft.Read(material, current))
        {
            case SourceDraft.Refused(var reason):
                return new SourceEditOutcome.Rejected(reason);

            case SourceDraft.Usable usable when usable.Text == current.Text && usable.Metadata == current.Metadata:
                return Unchanged(sourceId);

            case SourceDraft.Usable usable:
                var commit = usable.ToCommit(material, sourceId, current.Number + 1, clock.GetUtcNow());
                return await store.CommitAsync(commit, cancellationToken).ConfigureAwait(false) switch
                {
                    CommitOutcome.Committed(var id, var revision) => new SourceEditOutcome.Committed(id, revision),
                    CommitOutcome.AlreadyThere(var id) when id == sourceId => Unchanged(sourceId),
                    CommitOutcome.AlreadyThere(var id) => new SourceEditOutcome.AlreadyThere(id),
                    CommitOutcome.Conflict(0) => NoSuchSource(sourceId),
                    _ => new SourceEditOutcome.Rejected(
                        $"Somebody else changed the source \"{sourceId}\" at the same time: look at it again, then repeat the update."),
                };

            default:
                throw new InvalidOperationException("A draft is usable or refused.");
        }
    }

    /// <summary>Takes a source out of every answer; its revisions are kept.</summary>
    /// <returns>Removed or Rejected.</returns>
    public async Task<SourceEditOutcome> RemoveAsync(
        string workspaceId,
        string sourceId,
        string removedBy,
        string reason,
        CancellationToken cancellationToken) =>
        await store.RemoveAsync(workspaceId, sourceId, removedBy, reason, cancellationToken).ConfigureAwait(false)
            ? new SourceEditOutcome.Removed(sourceId)
            : NoSuchSource(sourceId);

    private static SourceEditOutcome.Rejected NoSuchSource(string sourceId) => new(
        $"There is no source \"{sourceId}\": the list of sources shows the ids.");

    private static SourceEditOutcome.Rejected Unchanged(string sourceId) => new(
        $"The source \"{sourceId}\" already has this text and metadata: nothing to update.");
}
