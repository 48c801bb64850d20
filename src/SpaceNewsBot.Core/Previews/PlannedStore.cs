using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Previews;

/// <summary>
/// A store as it would be once a plan is applied; nothing can be written to it. Its generation never changes, so that what
/// reads it builds its index once.
/// </summary>
internal sealed class PlannedStore : ISourceStore
{
    private readonly StoreReadings readings;
    private readonly DateTimeOffset now;
    private readonly SourceRevision? last;
    private readonly SourceState state;
    private readonly SourceStep? step;
    private readonly ImmutableArray<PassageTerms> terms = [];
    private readonly ImmutableArray<Event> events = [];

    /// <summary>A view of a store.</summary>
    /// <param name="readings">The real store.</param>
    /// <param name="plan">What is to be shown as applied; <see cref="SourcePlan.Nothing"/> shows the store as it is.</param>
    /// <param name="now">When removals and releases are shown to be made.</param>
    public PlannedStore(StoreReadings readings, SourcePlan plan, DateTimeOffset now)
    {
        this.readings = readings;
        this.now = now;
        switch (plan)
        {
            case SourcePlan.Write(_, var commit, _, _, _):
                last = commit.Revision;
                state = commit.IsQuarantined ? SourceState.Quarantined : SourceState.Standing;
                step = new SourceStep(
                    commit.IsQuarantined ? SourceStepKind.Quarantined : SourceStepKind.Written,
                    last.Number,
                    last.Kind,
                    last.CreatedAt,
                    last.CreatedBy,
                    last.Reason);
                terms = commit.IsQuarantined ? [] : commit.Terms;
                events = commit.IsQuarantined ? [] : commit.Events;
                break;

            case SourcePlan.Remove(var change, var before, _):
                last = before;
                state = SourceState.Removed;
                step = Step(SourceStepKind.Removed, change);
                break;

            case SourcePlan.Release(var change, var held, _):
                last = held;
                state = SourceState.Standing;
                step = Step(SourceStepKind.Released, change);

                // The store keeps both, but gives out those of standing revisions alone; they are made from the text.
                terms = PassageAnalyzer.Analyze(held);
                events = EventExtractor.Extract(held);
                break;
        }
    }

    public async Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var sources = await readings.ListAsync(workspaceId, cancellationToken).ConfigureAwait(false);
        return last is null || last.WorkspaceId != workspaceId
            ? sources
            : WithOwn(sources, source => source.Id, state == SourceState.Removed ? [] : [Line(last)]);
    }

    public async Task<SourceRevision?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken) =>
        !IsPlanned(workspaceId, sourceId) ? await readings.Store.FindAsync(workspaceId, sourceId, cancellationToken).ConfigureAwait(false)
        : state == SourceState.Standing ? last
        : null;

    public async Task<SourceRevision?> FindRevisionAsync(string workspaceId, string sourceId, int revision, CancellationToken cancellationToken) =>
        IsPlanned(workspaceId, sourceId) && revision == last!.Number
            ? last
            : await readings.Store.FindRevisionAsync(workspaceId, sourceId, revision, cancellationToken).ConfigureAwait(false);

    public async Task<SourceHistory?> FindHistoryAsync(string workspaceId, string sourceId, CancellationToken cancellationToken)
    {
        var history = await readings.Store.FindHistoryAsync(workspaceId, sourceId, cancellationToken).ConfigureAwait(false);
        return IsPlanned(workspaceId, sourceId)
            ? new SourceHistory(workspaceId, sourceId, state, last!.Number, [.. history?.Steps ?? [], step!])
            : history;
    }

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) => Task.FromResult(0L);

    public async IAsyncEnumerable<PassageTerms> ReadTermsAsync(
        string workspaceId,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await readings.ReadTermsAsync(workspaceId, cancellationToken).ConfigureAwait(false);
        foreach (var row in last is null || last.WorkspaceId != workspaceId ? rows : WithOwn(rows, row => row.SourceId, terms))
        {
            yield return row;
        }
    }

    public async Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var rows = await readings.ReadEventsAsync(workspaceId, cancellationToken).ConfigureAwait(false);
        if (last is null || last.WorkspaceId != workspaceId)
        {
            return rows;
        }

        var reviews = await ReadReviewsAsync(cancellationToken).ConfigureAwait(false);
        return WithOwn(rows, row => row.SourceId, state == SourceState.Standing ? [.. EventReviews.Apply(last, events, reviews).Shown] : []);
    }

    /// <summary>The moderators' reviews of the planned source's rows.</summary>
    public async Task<ImmutableArray<RowReview>> ReadReviewsAsync(CancellationToken cancellationToken) => last is null
        ? []
        : [.. (await readings.ReadReviewsAsync(last.WorkspaceId, cancellationToken).ConfigureAwait(false)).Where(review => review.SourceId == last.SourceId)];

    public Task<CommitOutcome> CommitAsync(SourceCommit commit, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<bool> RemoveAsync(string workspaceId, string sourceId, int revision, string removedBy, string reason, CancellationToken cancellationToken) =>
        throw ReadOnly();

    public Task<bool> ReleaseAsync(string workspaceId, string sourceId, int revision, string releasedBy, string reason, CancellationToken cancellationToken) =>
        throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("A preview writes nothing.");

    private SourceStep Step(SourceStepKind kind, SourceChange change) => new(kind, last!.Number, last.Kind, now, change.By, change.Reason);

    private Source Line(SourceRevision revision) => new(
        revision.WorkspaceId, revision.SourceId, revision.Number, revision.Metadata, revision.Text.Length, revision.CreatedAt, state);

    private bool IsPlanned(string workspaceId, string sourceId) => last is not null && last.WorkspaceId == workspaceId && last.SourceId == sourceId;

    // The planned source's rows in the place of its old ones, or where a new source belongs: all lists are ordered by id.
    private List<T> WithOwn<T>(IReadOnlyList<T> rows, Func<T, string> idOf, IReadOnlyCollection<T> own)
    {
        var all = rows.Where(row => idOf(row) != last!.SourceId).ToList();
        var place = all.FindIndex(row => string.CompareOrdinal(idOf(row), last!.SourceId) > 0);
        all.InsertRange(place < 0 ? all.Count : place, own);
        return all;
    }
}
