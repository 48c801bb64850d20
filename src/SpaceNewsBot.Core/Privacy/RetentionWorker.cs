using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Privacy;

/// <summary>Removes questions and answers that are older than the settings allow, at start and every hour.</summary>
/// <param name="inbox">Where questions stand.</param>
/// <param name="options">How long they are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets counts.</param>
public sealed partial class RetentionWorker(
    IInbox inbox,
    IOptions<PrivacyOptions> options,
    TimeProvider time,
    ILogger<RetentionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                var removed = await inbox.RemoveOlderAsync(time.GetUtcNow().AddDays(-options.Value.RetentionDays), stoppingToken);
                if (removed > 0)
                {
                    LogRemoved(removed, options.Value.RetentionDays);
                }
            }
            catch (StoreUnavailableException fault)
            {
                LogFault(fault.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} messages older than {Days} days were removed.")]
    private partial void LogRemoved(int count, int days);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old messages couldn't be removed ({Fault}); trying again within the hour.")]
    private partial void LogFault(string fault);
}
