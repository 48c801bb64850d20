using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>An inbox whose store can't be used for a while.</summary>
internal sealed class FailingInbox(IInbox inner) : IInbox
{
    /// <summary>So many recordings fail.</summary>
    public int RecordFailures { get; set; }

    /// <summary>So many recordings of parts fail.</summary>
    public int PartFailures { get; set; }

    public Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken)
    {
        FailIf(RecordFailures-- > 0);
        return inner.RecordAsync(message, refused, cancellationToken);
    }

    public Task<InboxRevision> ReviseAsync(IncomingMessage edit, InboxRefusal? refused, CancellationToken cancellationToken)
    {
        FailIf(RecordFailures-- > 0);
        return inner.ReviseAsync(edit, refused, cancellationToken);
    }

    public Task<InboxItem?> FindAsync(string platform, string updateId, CancellationToken cancellationToken) =>
        inner.FindAsync(platform, updateId, cancellationToken);

    public Task<InboxLoad> GetLoadAsync(IncomingMessage message, CancellationToken cancellationToken) =>
        inner.GetLoadAsync(message, cancellationToken);

    public Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(IReadOnlyCollection<string> platforms, int limit, CancellationToken cancellationToken) =>
        inner.ReadHeadsAsync(platforms, limit, cancellationToken);

    public Task RecordPartSentAsync(long itemId, string messageId, bool isNotice, CancellationToken cancellationToken)
    {
        FailIf(PartFailures-- > 0);
        return inner.RecordPartSentAsync(itemId, messageId, isNotice, cancellationToken);
    }

    public Task ReplacePartsAsync(InboxItem item, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        FailIf(PartFailures-- > 0);
        return inner.ReplacePartsAsync(item, messageIds, cancellationToken);
    }

    public Task CompleteAsync(InboxItem item, CancellationToken cancellationToken) => inner.CompleteAsync(item, cancellationToken);

    public Task<int> ForgetAsync(string platform, string userId, CancellationToken cancellationToken) =>
        inner.ForgetAsync(platform, userId, cancellationToken);

    public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.RemoveOlderAsync(before, cancellationToken);

    private static void FailIf(bool fails)
    {
        if (fails)
        {
            throw new StoreUnavailableException("The store is locked by another program: close it.");
        }
    }
}
