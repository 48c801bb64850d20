namespace SpaceNewsBot.Core.Feedback;

/// <summary>
/// What people think of answers: one word of each person about each answer, the last. It goes with the answer and with the
/// person. Every member throws <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IRatings
{
    /// <summary>Keeps a rating in the place of the person's earlier one. False when the workspace has no such answer.</summary>
    Task<bool> RecordAsync(string workspaceId, Rating rating, CancellationToken cancellationToken);

    /// <summary>A workspace's ratings, newest first; none of an answer in a private chat.</summary>
    Task<IReadOnlyList<Rating>> ListAsync(string workspaceId, int limit, CancellationToken cancellationToken);
}
