using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Corrections;

/// <summary>
/// Runs passes of the <see cref="Corrector"/>, for each platform on its own, so that none waits for another's outage. A pass
/// with nothing to do is two looks into small indexes of the store; that is cheap enough to poll with, and sees the changes and
/// retractions of other processes, answers that are posted only now, and the hour's bound as it frees up.
/// </summary>
/// <param name="corrector">Does the work.</param>
/// <param name="platforms">The ways out.</param>
/// <param name="options">How often.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets sentences of the store and names of faults.</param>
internal sealed partial class CorrectionWorker(
    Corrector corrector,
    IEnumerable<IChatPlatform> platforms,
    IOptions<CorrectionOptions> options,
    TimeProvider time,
    ILogger<CorrectionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(platforms.Select(p => LoopAsync([p], stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task LoopAsync(IReadOnlyCollection<IChatPlatform> own, CancellationToken cancellationToken)
    {
        // The start of the host must not wait for the first synchronous steps.
        await Task.Yield();
        var backoff = new Backoff(FirstWait, LongestWait, time);
        while (true)
        {
            if (await TryRunAsync(own, cancellationToken))
            {
                backoff.Reset();
                await Task.Delay(options.Value.PollInterval, time, cancellationToken);
            }
            else
            {
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<bool> TryRunAsync(IReadOnlyCollection<IChatPlatform> own, CancellationToken cancellationToken)
    {
        try
        {
            return (await corrector.RunAsync(own, cancellationToken)).Failed == 0;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            // An unknown fault's message may hold words of a question; the store's own is written for the operator.
            LogFault(fault is StoreUnavailableException ? fault.Message : fault.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Corrections failed ({Fault}); trying again.")]
    private partial void LogFault(string fault);
}
