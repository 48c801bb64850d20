using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Previews;

/// <summary>
/// What was read from a store, each list of a workspace once: both sides of a preview see the same rows, so that what others
/// commit meanwhile is no difference between them, and a hundred questions read no more than one. For one thread at a time.
/// </summary>
/// <param name="store">The real store.</param>
/// <param name="eventReviews">What moderators did with its ledger.</param>
internal sealed class StoreReadings(ISourceStore store, IEventReviews eventReviews)
{
    private readonly Dictionary<string, IReadOnlyList<Source>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PassageTerms>> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Event>> events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<RowReview>> reviews = new(StringComparer.Ordinal);

    /// <summary>The store itself, for what is looked up singly: a revision never changes.</summary>
    public ISourceStore Store => store;

    public async Task<IReadOnlyList<Source>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        lists.TryGetValue(workspaceId, out var known)
            ? known
            : lists[workspaceId] = await store.ListAsync(workspaceId, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<Event>> ReadEventsAsync(string workspaceId, CancellationToken cancellationToken) =>
        events.TryGetValue(workspaceId, out var known)
            ? known
            : events[workspaceId] = await store.ReadEventsAsync(workspaceId, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<RowReview>> ReadReviewsAsync(string workspaceId, CancellationToken cancellationToken) =>
        reviews.TryGetValue(workspaceId, out var known)
            ? known
            : reviews[workspaceId] = await eventReviews.ListAsync(workspaceId, cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<PassageTerms>> ReadTermsAsync(string workspaceId, CancellationToken cancellationToken)
    {
        if (terms.TryGetValue(workspaceId, out var known))
        {
            return known;
        }

        var rows = new List<PassageTerms>();
        await foreach (var row in store.ReadTermsAsync(workspaceId, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return terms[workspaceId] = rows;
    }
}
