namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Which answers were given to recorded messages, as drafts: an answer read back is verified again. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IAnswerLog
{
    /// <summary>
    /// Records the outcome of a question before it is posted, if every quote in it still stands on a revision that answers:
    /// looked at and written in one step, so that a change of a source either comes first and is seen here, or comes later
    /// and finds the answer. A second record for the same message replaces the first, and with it the record of the parts
    /// that were sent; those of an edited message stay, since its reply is edited into them. An answer to what the message
    /// said before it was edited isn't written: what it says now is answered next.
    /// </summary>
    /// <returns>False when a quoted source was changed meanwhile; then nothing is written, and the question is to be answered again.</returns>
    Task<bool> RecordAsync(AnswerRecord record, CancellationToken cancellationToken);

    /// <summary>What was recorded for a message of the inbox; null when nothing was.</summary>
    Task<AnswerRecord?> FindAsync(long inboxItemId, CancellationToken cancellationToken);

    /// <summary>An answer that this reader may see; null when the workspace has none of this number, or another's private chat asked it.</summary>
    Task<AnswerRecord?> FindForAsync(string workspaceId, long answerId, Workspaces.Actor reader, CancellationToken cancellationToken);

    /// <summary>The newest answered questions of a conversation that came before a message, for follow-ups, the oldest first; empty when there is none.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="since">They were answered no earlier.</param>
    /// <param name="before">The message's number: an edited one follows up what stood before it, not what came since.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<ConversationTurn>> ReadTurnsAsync(
        Chat.ConversationAddress conversation,
        DateTimeOffset since,
        long before,
        int most,
        CancellationToken cancellationToken);

    /// <summary>The question that a message of the bot's answers, by the platform's id of that message; null when it answers none.</summary>
    Task<string?> FindQuestionOfAsync(Chat.ConversationAddress conversation, string messageId, CancellationToken cancellationToken);

    /// <summary>A workspace's answers that moderators may see, newest first; none of a private chat is among them.</summary>
    Task<IReadOnlyList<LoggedAnswer>> ListAsync(string workspaceId, AnswerFilter filter, CancellationToken cancellationToken);

    /// <summary>Takes abstentions off the list of what couldn't be answered. Entered in the audit log.</summary>
    /// <param name="workspaceId">The community.</param>
    /// <param name="ids">The answers' numbers.</param>
    /// <param name="by">Who closes them, as <see cref="Workspaces.Actor.ToString"/> writes it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were open.</returns>
    Task<int> CloseAsync(string workspaceId, IReadOnlyCollection<long> ids, string by, string reason, CancellationToken cancellationToken);
}
