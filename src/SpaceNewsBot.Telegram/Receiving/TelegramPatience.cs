using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram.Connection;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>Waits out what keeps updates from coming, as long as Telegram asks for or a little longer each time.</summary>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class TelegramPatience(TimeProvider time, ILogger logger)
{
    private readonly Backoff backoff = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);

    /// <summary>Forgets past failures.</summary>
    public void Reset() => backoff.Reset();

    /// <summary>Waits a little, longer from time to time.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => backoff.WaitAsync(cancellationToken);

    /// <summary>Waits before the next try; false when none will help.</summary>
    public async Task<bool> WaitOutAsync(TelegramFault fault, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case { Kind: TelegramFaultKind.TokenRefused }:
                return false;
            case { RetryAfter: { } wait }:
                await Task.Delay(wait, time, cancellationToken);
                return true;
            case { Kind: TelegramFaultKind.Conflict }:
                LogConflict();
                break;
            default:
                LogWaiting(fault.Code);
                break;
        }

        await backoff.WaitAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram gives the updates to somebody else: another instance of the bot runs with this token, or a webhook is set. Stop the other one, or remove the webhook with the command \"webhook remove\"; trying again.")]
    private partial void LogConflict();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't answer as it should (code {Code}); trying again.")]
    private partial void LogWaiting(int code);
}
