using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Watches;

/// <summary>
/// Asks the questions of <see cref="IWatches"/> again when something changed. Where the sources answer now, the question is
/// recorded as if its person had asked it in private, so that the answer reaches them like any other.
/// </summary>
/// <param name="watches">Who waits for what.</param>
/// <param name="answerer">Answers.</param>
/// <param name="audit">Grows with every change of the sources.</param>
/// <param name="workspaces">Which of them are paused.</param>
/// <param name="platforms">Where their private chats are.</param>
/// <param name="signal">Wakes the worker that replies.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and names of faults.</param>
internal sealed partial class WatchWorker(
    IWatches watches,
    QuestionAnswerer answerer,
    IAuditLog audit,
    IWorkspaceStore workspaces,
    IEnumerable<IChatPlatform> platforms,
    InboxSignal signal,
    TimeProvider time,
    ILogger<WatchWorker> logger) : BackgroundService
{
    private const int MostAtOnce = 1_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host must not wait for the first synchronous steps.
        await Task.Yield();
        var backoff = new Backoff(Interval, LongestWait, time);
        var looked = -1L;
        try
        {
            while (true)
            {
                try
                {
                    if (await audit.GetLastIdAsync(stoppingToken) is var last && last != looked)
                    {
                        await LookAsync(stoppingToken);
                        looked = last;
                    }

                    backoff.Reset();
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFault(fault is StoreUnavailableException ? fault.Message : fault.GetType().Name);
                }

                await backoff.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var waiting = await watches.ListAsync(MostAtOnce, cancellationToken);
        foreach (var same in waiting.GroupBy(w => new Question(w.WorkspaceId, w.Question)))
        {
            if (await workspaces.FindAsync(same.Key.WorkspaceId, cancellationToken) is { PausedAt: not null }
                || await answerer.AnswerAsync(same.Key, cancellationToken) is not { Answer: GroundedAnswer })
            {
                continue;
            }

            foreach (var watch in same)
            {
                await watches.CompleteAsync(watch, Ask(watch), cancellationToken);
                LogAnswered(watch.Id);
            }

            signal.Set();
        }
    }

    private IncomingMessage Ask(Watch watch) => new(
        platforms.FirstOrDefault(p => p.Name == watch.By.Platform)?.PrivateChatWith(watch.By.UserId)
            ?? ConversationAddress.OfPerson(watch.By.Platform, watch.By.UserId),
        string.Create(CultureInfo.InvariantCulture, $"watch:{watch.Id}"),
        watch.WorkspaceId,
        watch.By.UserId,
        $"/ask {watch.Question}",
        time.GetUtcNow(),
        IsPrivate: true);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sources answer what watch {Id} waits for.")]
    private partial void LogAnswered(long id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting questions couldn't be asked again ({Fault}); trying later.")]
    private partial void LogFault(string fault);
}
