namespace SpaceNewsBot.Core.Answers;

/// <summary>
/// Which answers were given to recorded messages, as drafts: an answer read back is verified again. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IAnswerLog
{
    /// <summary>
    /// Records the outcome of a question before it is posted. A second record for the same message replaces the first, and
    /// with it the record of the parts that were sent.
    /// </summary>
    Task RecordAsync(AnswerRecord record, CancellationToken cancellationToken);

    /// <summary>What was recorded for a message of the inbox; null when nothing was.</summary>
    Task<AnswerRecord?> FindAsync(long inboxItemId, CancellationToken cancellationToken);

    /// <summary>The newest answered question of a conversation, for follow-ups; null when there is none since then.</summary>
    Task<string?> FindLastQuestionAsync(Chat.ConversationAddress conversation, DateTimeOffset since, CancellationToken cancellationToken);
}
