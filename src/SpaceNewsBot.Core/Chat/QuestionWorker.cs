using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Works the inbox off: the oldest message of each conversation in turn. Order is kept within a conversation, and no
/// conversation waits for another's sending; only answering is bounded. At start it takes up what an earlier run left. The
/// reply to a message that its sender edited is edited into what was posted for it.
/// </summary>
/// <param name="inbox">The queue.</param>
/// <param name="handler">Makes the replies.</param>
/// <param name="platforms">The ways out.</param>
/// <param name="turns">Keeps corrections of old answers from the messages that are edited.</param>
/// <param name="signal">Says that the inbox changed.</param>
/// <param name="options">How many at a time, how many tries.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and counts.</param>
internal sealed partial class QuestionWorker(
    IInbox inbox,
    MessageHandler handler,
    IEnumerable<IChatPlatform> platforms,
    ReplyTurns turns,
    InboxSignal signal,
    IOptions<ChatOptions> options,
    TimeProvider time,
    ILogger<QuestionWorker> logger) : BackgroundService
{
    private const int HeadsAtOnce = 64;

    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Unnoticed = TimeSpan.FromMilliseconds(300);

    // Replies under way may take so long when the bot is stopped; what isn't posted then waits for the next start.
    private static readonly TimeSpan StoppingTime = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, IChatPlatform> platforms = platforms.ToDictionary(p => p.Name, StringComparer.Ordinal);
    private readonly SemaphoreSlim answering = new(options.Value.Parallelism, options.Value.Parallelism);

    private enum Edit
    {
        Done,
        Refused,
        Failed,
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        answering.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var working = new Dictionary<ConversationAddress, (long Item, Task Work)>();
        using var abandoned = new CancellationTokenSource();
        try
        {
            while (true)
            {
                foreach (var done in working.Where(w => w.Value.Work.IsCompleted).Select(w => w.Key).ToList())
                {
                    working.Remove(done);
                }

                // Conversations under way are among the heads: ask for so many that new ones show behind them.
                var limit = working.Count + HeadsAtOnce;
                IReadOnlyList<InboxItem> heads = [];
                await PersistAsync(async token => heads = await inbox.ReadHeadsAsync(platforms.Keys, limit, token), stoppingToken);
                foreach (var head in heads)
                {
                    var conversation = head.Message.Conversation;

                    // A chat's id may change while its message is worked on: then it heads another conversation.
                    if (!working.ContainsKey(conversation) && working.Values.All(w => w.Item != head.Id))
                    {
                        // What belongs to a platform that isn't running keeps its place until a run that has it.
                        var work = WorkAsync(head, platforms[conversation.Platform], stoppingToken, abandoned.Token);
                        working.Add(conversation, (head.Id, work));

                        // Behind its end, so that the loop sees it ended and takes the conversation's next message.
                        _ = work.ContinueWith(_ => signal.Set(), TaskScheduler.Default);
                    }
                }

                if (heads.Count < limit)
                {
                    await signal.WaitAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            var ends = Task.WhenAll(working.Values.Select(w => w.Work)).ContinueWith(static _ => { }, TaskScheduler.Default);
            await Task.WhenAny(ends, Task.Delay(StoppingTime, time, CancellationToken.None));
            await abandoned.CancelAsync();
            await ends;
        }
    }

    /// <param name="item">The message.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="stopping">Ends waits for another try.</param>
    /// <param name="cancellationToken">Ends the work itself.</param>
    private async Task WorkAsync(InboxItem item, IChatPlatform platform, CancellationToken stopping, CancellationToken cancellationToken)
    {
        // The worker's own loop must not wait for the first synchronous steps of a conversation.
        await Task.Yield();
        using var replied = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var made = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var notice = new WaitingNotice(time);
        var showing = ShowWorkingAsync(item, platform, replied.Token);
        var noticing = NoticeAsync(item, platform, notice, made.Token, cancellationToken);
        var reply = await ReplyAsync(item, notice, stopping, cancellationToken);
        await made.CancelAsync();
        item = item with { NoticeId = await noticing };
        var sent = reply is Reply.OfAnswer { IsAnew: true } ? 0 : item.PartsSent;
        if (!await TryShowAsync(item, platform, reply, sent, stopping, cancellationToken)
            && !await TryShowAsync(item, platform, new Reply.OfText(ReplyText.Apology), 0, stopping, cancellationToken))
        {
            LogGaveUp(item.Id, options.Value.MaxAttempts);
        }

        await replied.CancelAsync();
        await showing;
        await PersistAsync(token => inbox.CompleteAsync(item, token), cancellationToken);
    }

    /// <summary>Shows whoever waits that their reply is on its way, once it takes longer than nobody notices.</summary>
    private async Task ShowWorkingAsync(InboxItem item, IChatPlatform platform, CancellationToken replied)
    {
        try
        {
            await Task.Delay(Unnoticed, time, replied);
            await platform.ShowWorkingAsync(ReplyTarget.Of(item), replied);
        }
        catch (OperationCanceledException)
        {
            // It is there.
        }
    }

    /// <summary>Posts what is being done once the reply takes its time. Returns the message's id, also one from before a kill; null when there is none.</summary>
    private async Task<string?> NoticeAsync(InboxItem item, IChatPlatform platform, WaitingNotice notice, CancellationToken made, CancellationToken cancellationToken)
    {
        if (item.NoticeId is not null || item.PartsSent > 0)
        {
            return item.NoticeId;
        }

        try
        {
            var text = await notice.WaitAsync(made);
            var target = ReplyTarget.Of(item);
            await foreach (var outcome in platform.SendAsync(target with { Key = $"{target.Key}n" }, new Reply.OfText(text), 0, cancellationToken))
            {
                if (outcome is SendOutcome.Posted(var messageId))
                {
                    await PersistAsync(token => inbox.RecordPartSentAsync(item.Id, messageId, isNotice: true, token), cancellationToken);
                    return messageId;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The reply is there.
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFault(item.Id, 1, Name(fault));
        }

        return null;
    }

    private async Task<Reply> ReplyAsync(InboxItem item, IProgress<AnswerStep> progress, CancellationToken stopping, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(FirstWait, LongestWait, time);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (prepared, reply) = await handler.PrepareAsync(item, cancellationToken);
                if (reply is not null)
                {
                    return reply;
                }

                await answering.WaitAsync(cancellationToken);
                try
                {
                    return await handler.ReplyAsync(prepared, progress, cancellationToken);
                }
                finally
                {
                    answering.Release();
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(item.Id, attempt, Name(fault));
            }

            if (attempt >= options.Value.MaxAttempts)
            {
                return new Reply.OfText(ReplyText.Apology);
            }

            await backoff.WaitAsync(stopping);
        }
    }

    /// <summary>
    /// Edits the reply to an edited message into what was posted for it, and a reply that took its time into what said so; or
    /// posts what is left of a reply. False when it failed time and again.
    /// </summary>
    private async Task<bool> TryShowAsync(
        InboxItem item,
        IChatPlatform platform,
        Reply reply,
        int sent,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        if (item is { NoticeId: { } notice, PartsSent: 0 })
        {
            var edit = await TryEditAsync(item with { MessageIds = [notice] }, platform, reply, stopping, cancellationToken);
            if (edit != Edit.Refused)
            {
                return edit == Edit.Done;
            }
        }
        else if (item is { Version: > 1, MessageIds.Count: > 0 })
        {
            Edit edit;
            using (await turns.TakeAsync(item.Id, cancellationToken))
            {
                edit = await TryEditAsync(item, platform, reply, stopping, cancellationToken);
            }

            if (edit != Edit.Refused)
            {
                return edit == Edit.Done;
            }

            // Recorded first, so that whoever takes it up after a kill posts it, too.
            await PersistAsync(token => inbox.ReplacePartsAsync(item, [], token), cancellationToken);
            sent = 0;
        }

        return await TrySendAsync(item, platform, reply, sent, stopping, cancellationToken);
    }

    /// <summary>Edits a reply into the messages that were posted. Repeated after a kill, it edits the same messages.</summary>
    private async Task<Edit> TryEditAsync(
        InboxItem item,
        IChatPlatform platform,
        Reply reply,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var backoff = new Backoff(FirstWait, LongestWait, time);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                switch (await platform.EditAsync(ReplyTarget.Of(item), item.MessageIds, reply, cancellationToken))
                {
                    case EditOutcome.Edited(var messageIds):
                        await PersistAsync(token => inbox.ReplacePartsAsync(item, messageIds, token), cancellationToken);
                        return Edit.Done;
                    case EditOutcome.Refused:
                        LogNotEdited(item.Id);
                        return Edit.Refused;
                    default:
                        throw new InvalidOperationException("The platform said nothing that is known.");
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(item.Id, attempt, Name(fault));
            }

            if (attempt >= options.Value.MaxAttempts)
            {
                return Edit.Failed;
            }

            await backoff.WaitAsync(stopping);
        }
    }

    /// <summary>Posts what is left of a reply. False when it failed time and again.</summary>
    private async Task<bool> TrySendAsync(
        InboxItem item,
        IChatPlatform platform,
        Reply reply,
        int sent,
        CancellationToken stopping,
        CancellationToken cancellationToken)
    {
        var target = ReplyTarget.Of(item);
        if (reply is Reply.OfAnswer { IsAnew: true })
        {
            // What was posted under the key before was another reply.
            target = target with { Key = $"{target.Key}a" };
        }

        var backoff = new Backoff(FirstWait, LongestWait, time);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await foreach (var outcome in platform.SendAsync(target, reply, sent, cancellationToken))
                {
                    if (outcome is not SendOutcome.Posted(var messageId))
                    {
                        LogRefused(item.Id);
                        return true;
                    }

                    // Counted before it is recorded: a store fault here must not post the part a second time.
                    sent++;
                    await PersistAsync(token => inbox.RecordPartSentAsync(item.Id, messageId, isNotice: false, token), cancellationToken);
                }

                return true;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(item.Id, attempt, Name(fault));
            }

            if (attempt >= options.Value.MaxAttempts)
            {
                return false;
            }

            await backoff.WaitAsync(stopping);
        }
    }

    /// <summary>Does a step that must not be skipped: repeats it until the store takes it.</summary>
    private async Task PersistAsync(Func<CancellationToken, Task> step, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(FirstWait, LongestWait, time);
        while (true)
        {
            try
            {
                await step(cancellationToken);
                return;
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogStoreFault(Name(fault));
            }

            await backoff.WaitAsync(cancellationToken);
        }
    }

    // An unknown fault's message may hold words of the question; the store's own is written for the operator.
    private static string Name(Exception fault) => fault is StoreUnavailableException ? fault.Message : fault.GetType().Name;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Id}: attempt {Attempt} failed ({Fault}).")]
    private partial void LogFault(long id, int attempt, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store failed ({Fault}); trying again.")]
    private partial void LogStoreFault(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Id}: no reply could be posted in {Attempts} attempts.")]
    private partial void LogGaveUp(long id, int attempts);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id} was edited, and its reply can't be: a new one is posted.")]
    private partial void LogNotEdited(long id);

    [LoggerMessage(Level = LogLevel.Information, Message = "Message {Id}: the platform won't take the reply.")]
    private partial void LogRefused(long id);
}
