namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>
/// What moderators did with rows of the ledger. Every change is written together with its entry in the audit log. Every
/// member throws <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IEventReviews
{
    /// <summary>The reviews of a workspace's sources, those of removed sources too, by source id and time.</summary>
    Task<IReadOnlyList<RowReview>> ListAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The rows of the revision of a source that answers, with their reviews; null when none answers.</summary>
    Task<ReviewedSource?> FindAsync(string workspaceId, string sourceId, CancellationToken cancellationToken);

    /// <summary>Puts a review in the place of the one that its row has, if it has one.</summary>
    /// <param name="review">The review.</param>
    /// <param name="revision">The revision that its row was looked at in.</param>
    /// <param name="row">The row's name there.</param>
    /// <param name="detail">What it changes, for the audit log.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when another revision answers meanwhile, or none: then nothing is written.</returns>
    Task<bool> WriteAsync(RowReview review, int revision, EventId row, string detail, CancellationToken cancellationToken);

    /// <summary>Takes a review back: its row stands again as it was read from the text.</summary>
    /// <param name="review">The review; only its source and key are looked at, who and when and why are those of the undoing.</param>
    /// <param name="row">The row's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(RowReview review, EventId row, CancellationToken cancellationToken);
}
