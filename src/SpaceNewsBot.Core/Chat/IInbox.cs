namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// The queue of messages: a table, so that what was recorded survives a kill. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IInbox
{
    /// <summary>
    /// Records a message, durably when the call returns. A person is told of a limit once in a chat: while the refusal waits
    /// there, and for the rest of the hour where it is an hour's limit, what meets it too is recorded as finished and has no
    /// reply, unless it <see cref="IncomingMessage.IsAwaited"/>.
    /// </summary>
    /// <param name="message">What arrived.</param>
    /// <param name="refused">Why it won't be worked on (a limit); null when it will.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when this delivery was recorded before; then nothing is written.</returns>
    Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken);

    /// <summary>
    /// Puts what a message was edited to in the place of what it said, in one step: its answer goes with all that belongs to
    /// it (ratings, watches, corrections that wait), what it proposed and nobody decided is dropped, and it is in the queue
    /// again under its old number. The parts of its reply stay known: they are what the new reply is to be edited into. Where a
    /// limit is met, only what was refused before is replaced.
    /// </summary>
    /// <param name="edit">What it says now, with <see cref="IncomingMessage.MessageId"/> and <see cref="IncomingMessage.EditedAt"/>.</param>
    /// <param name="refused">Why it won't be worked on (a limit); null when it will.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<InboxRevision> ReviseAsync(IncomingMessage edit, InboxRefusal? refused, CancellationToken cancellationToken);

    /// <summary>A message by the platform's id of its delivery; null when it isn't recorded.</summary>
    Task<InboxItem?> FindAsync(string platform, string updateId, CancellationToken cancellationToken);

    /// <summary>How many messages wait that were not refused, and how many came in this hour.</summary>
    /// <param name="message">
    /// Who asks, where, and which community. What waits already and is edited takes no second place: it isn't counted.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<InboxLoad> GetLoadAsync(IncomingMessage message, CancellationToken cancellationToken);

    /// <summary>The oldest unfinished message of each conversation on some platforms, oldest first.</summary>
    /// <param name="platforms">Their names.</param>
    /// <param name="limit">At most so many conversations.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(IReadOnlyCollection<string> platforms, int limit, CancellationToken cancellationToken);

    /// <summary>Records that a part of the reply was posted, or the notice that the reply is being made.</summary>
    /// <param name="itemId">The message that is replied to.</param>
    /// <param name="messageId">The platform's id of what was posted.</param>
    /// <param name="isNotice">Whether it is no part, but says that the reply is being made: the reply is edited into it, also after a kill.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task RecordPartSentAsync(long itemId, string messageId, bool isNotice, CancellationToken cancellationToken);

    /// <summary>Records which messages hold the reply now, in the place of those that were recorded; with none, nothing is posted.</summary>
    Task ReplacePartsAsync(InboxItem item, IReadOnlyList<string> messageIds, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a message out of the queue: all was sent, or the platform won't ever take it. One that was edited since it was
    /// read stays, and is worked on again.
    /// </summary>
    Task CompleteAsync(InboxItem item, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a person's messages with their answers, their rights and their name, in every workspace. A message that waits
    /// loses its words at once and the rest when it is completed.
    /// </summary>
    /// <returns>How many messages are or will be removed.</returns>
    Task<int> ForgetAsync(string platform, string userId, CancellationToken cancellationToken);

    /// <summary>Removes completed messages that arrived before a time, with their answers.</summary>
    /// <returns>How many.</returns>
    Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
