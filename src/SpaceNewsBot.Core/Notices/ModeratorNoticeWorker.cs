using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Notices;

/// <summary>
/// Tells moderators' channels what the audit log gains. Where each stands in the log survives restarts; a channel that is new
/// is told what happens from then on.
/// </summary>
/// <param name="channels">The channels.</param>
/// <param name="platforms">The ways out.</param>
/// <param name="audit">What happened.</param>
/// <param name="state">Up to where each channel was told.</param>
/// <param name="workspaces">Whose channel it is.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets names of faults.</param>
internal sealed partial class ModeratorNoticeWorker(
    IEnumerable<IModeratorChannel> channels,
    IEnumerable<IChatPlatform> platforms,
    IAuditLog audit,
    IBotState state,
    IWorkspaceStore workspaces,
    TimeProvider time,
    ILogger<ModeratorNoticeWorker> logger) : BackgroundService
{
    private const int EntriesAtOnce = 50;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(channels.Select(c => LoopAsync(c, platforms.Single(p => p.Name == c.Platform), stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task LoopAsync(IModeratorChannel channel, IChatPlatform platform, CancellationToken cancellationToken)
    {
        // The start of the host must not wait for the first synchronous steps.
        await Task.Yield();
        var backoff = new Backoff(Interval, LongestWait, time);
        while (true)
        {
            try
            {
                if (await channel.FindAsync(cancellationToken) is { } address)
                {
                    await TellAsync(address, platform, cancellationToken);
                    backoff.Reset();
                }
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                LogFault(fault is StoreUnavailableException ? fault.Message : fault.GetType().Name);
            }

            await backoff.WaitAsync(cancellationToken);
        }
    }

    private async Task TellAsync(ConversationAddress address, IChatPlatform platform, CancellationToken cancellationToken)
    {
        var workspace = (await workspaces.FindOfChatAsync(address, cancellationToken)).WorkspaceId;
        var name = $"notices:{address.Platform}:{address.ChatId}:{workspace}";
        if (!long.TryParse(await state.FindAsync(name, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var last))
        {
            last = await audit.GetLastIdAsync(cancellationToken);
            await RememberAsync();
        }

        foreach (var entry in await audit.ReadAfterAsync(workspace, last, EntriesAtOnce, cancellationToken))
        {
            if (NoticeText.Of(entry) is { } sentence)
            {
                // Told again after a kill, it is the same message where the platform can tell.
                var target = new ReplyTarget(address, string.Create(CultureInfo.InvariantCulture, $"audit:{entry.Id}"));
                await foreach (var outcome in platform.SendAsync(target, new Reply.OfNotice(sentence), 0, cancellationToken))
                {
                    if (outcome is SendOutcome.Refused)
                    {
                        LogRefused(address.Platform);
                    }
                }
            }

            last = entry.Id;
            await RememberAsync();
        }

        Task RememberAsync() => state.SetAsync(name, last.ToString(CultureInfo.InvariantCulture), cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The moderators' channel couldn't be told ({Fault}); trying again.")]
    private partial void LogFault(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Platform} doesn't let the bot write in the moderators' channel: let it see the channel and send messages there.")]
    private partial void LogRefused(string platform);
}
