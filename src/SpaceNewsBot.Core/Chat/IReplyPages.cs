namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// The pages of replies that a chat shows one at a time, as they were rendered: what a reader turns to is what was posted
/// then. They go with the message that was replied to. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IReplyPages
{
    /// <summary>Keeps the pages of the reply to a message, in the place of those that were kept before.</summary>
    /// <param name="itemId">The recorded message.</param>
    /// <param name="pages">All of them, in the platform's own words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SaveAsync(long itemId, IReadOnlyList<string> pages, CancellationToken cancellationToken);

    /// <summary>One page; null when there is none, or the reply isn't in this chat.</summary>
    /// <param name="conversation">The chat in which it is asked for.</param>
    /// <param name="itemId">The recorded message.</param>
    /// <param name="page">From 0 on.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<string?> FindAsync(ConversationAddress conversation, long itemId, int page, CancellationToken cancellationToken);
}
