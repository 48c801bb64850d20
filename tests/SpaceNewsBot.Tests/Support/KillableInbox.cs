using System.Threading.Channels;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Tests.Support;

/// <summary>An inbox of a bot that can be killed; it tells which messages were completed.</summary>
internal sealed class KillableInbox(IInbox inner, KillSwitch kill) : IInbox
{
    public Channel<long> Completed { get; } = Channel.CreateUnbounded<long>();

    /// <summary>How many messages each look for old ones removed.</summary>
    public Channel<int> Aged { get; } = Channel.CreateUnbounded<int>();

    public async Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Received);
        kill.Near(KillPoint.Recorded);
        var isNew = await inner.RecordAsync(message, refused, cancellationToken);
        await kill.PassAsync(KillPoint.Recorded);
        return isNew;
    }

    public async Task<InboxRevision> ReviseAsync(IncomingMessage edit, InboxRefusal? refused, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Received);
        kill.Near(KillPoint.Recorded);
        var revision = await inner.ReviseAsync(edit, refused, cancellationToken);
        await kill.PassAsync(KillPoint.Recorded);
        return revision;
    }

    public async Task<InboxItem?> FindAsync(string platform, string updateId, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.FindAsync(platform, updateId, cancellationToken);
    }

    public async Task<InboxLoad> GetLoadAsync(IncomingMessage message, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.GetLoadAsync(message, cancellationToken);
    }

    public async Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(IReadOnlyCollection<string> platforms, int limit, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.ReadHeadsAsync(platforms, limit, cancellationToken);
    }

    public async Task RecordPartSentAsync(long itemId, string messageId, bool isNotice, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.SentButNotRecorded);
        await inner.RecordPartSentAsync(itemId, messageId, isNotice, cancellationToken);
        await kill.PassAsync(KillPoint.RecordedAsSent);
    }

    public async Task ReplacePartsAsync(InboxItem item, IReadOnlyList<string> messageIds, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.SentButNotRecorded);
        await inner.ReplacePartsAsync(item, messageIds, cancellationToken);
        await kill.PassAsync(KillPoint.RecordedAsSent);
    }

    public async Task CompleteAsync(InboxItem item, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        await inner.CompleteAsync(item, cancellationToken);
        Completed.Writer.TryWrite(item.Id);
    }

    public async Task<int> ForgetAsync(string platform, string userId, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        return await inner.ForgetAsync(platform, userId, cancellationToken);
    }

    public async Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        var removed = await inner.RemoveOlderAsync(before, cancellationToken);
        Aged.Writer.TryWrite(removed);
        return removed;
    }
}
