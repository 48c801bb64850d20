namespace SpaceNewsBot.Core.Corrections;

/// <summary>
/// Which sources changed, which posted answers that touches, and what is still to be told. It knows the answers of every
/// workspace and of private chats too: a correction reaches everybody who was answered. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface ICorrectionLog
{
    /// <summary>The oldest changes whose answers nobody has looked through yet, oldest first.</summary>
    Task<IReadOnlyList<ChangedSource>> ReadChangesAsync(int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The quotes of a source in answers that were posted or are about to be, and not retracted; found through an index,
    /// however many answers there are.
    /// </summary>
    Task<IReadOnlyList<PostedQuote>> ReadQuotesAsync(string workspaceId, string sourceId, CancellationToken cancellationToken);

    /// <summary>
    /// Queues the answers that changes of one source touch and takes the changes off the list, in one step. An answer that
    /// waits for its correction already is corrected once, one that waits for its retraction is only retracted.
    /// </summary>
    /// <param name="changes">Changes of one source; when none of them is on the list any more, nothing is done.</param>
    /// <param name="affected">The answers that they touch.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many answers were queued.</returns>
    Task<int> SettleAsync(
        IReadOnlyCollection<ChangedSource> changes,
        IReadOnlyCollection<AffectedAnswer> affected,
        CancellationToken cancellationToken);

    /// <summary>What waits to be told and whose answer was posted whole, the newest answer first.</summary>
    /// <param name="kind">Of this kind.</param>
    /// <param name="platforms">In conversations on these platforms; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<PendingCorrection>> ReadPendingAsync(
        CorrectionKind kind,
        IReadOnlyCollection<string>? platforms,
        int limit,
        CancellationToken cancellationToken);

    /// <summary>Whether a correction waits still as it was read: nothing was queued for the answer since, and its question wasn't edited.</summary>
    Task<bool> IsPendingAsync(PendingCorrection pending, CancellationToken cancellationToken);

    /// <summary>How many messages were edited after a time because a source changed; retractions don't count.</summary>
    Task<int> CountEditedAsync(DateTimeOffset after, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the new answer in the place of the old one, if what it quotes answers now and nothing was queued for the answer
    /// since it was read.
    /// </summary>
    /// <param name="pending">As it was read.</param>
    /// <param name="record">The new answer, to the same message.</param>
    /// <param name="isNew">Whether it reads otherwise than the old one, so that the posted message has to be edited whatever comes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when it doesn't hold any more; then nothing is written, and the correction is to be read again.</returns>
    Task<bool> RecordAsync(PendingCorrection pending, Answers.AnswerRecord record, bool isNew, CancellationToken cancellationToken);

    /// <summary>Takes a correction out of the queue, with an entry in the audit log for what readers can see.</summary>
    /// <returns>False when something was queued for the answer since it was read; then nothing is written.</returns>
    Task<bool> FinishAsync(PendingCorrection pending, CorrectionOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Takes a posted answer back, and queues that its readers are told. Entered in the audit log.</summary>
    /// <param name="workspaceId">The community whose answer it is.</param>
    /// <param name="answerId">The answer's number.</param>
    /// <param name="by">Who, as <see cref="Workspaces.Actor.ToString"/> writes it.</param>
    /// <param name="reason">Why; readers are shown it. At most <see cref="Sources.SourceLimits.MaxReasonLength"/> characters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when the workspace has no such answer, or it was retracted before.</returns>
    Task<bool> RetractAsync(string workspaceId, long answerId, string by, string reason, CancellationToken cancellationToken);
}
