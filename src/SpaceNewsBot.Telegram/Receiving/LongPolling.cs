using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Connection;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Asks for updates, takes them all in, and only then acknowledges them by asking for the next. (The library's own loop
/// acknowledges before its handler has run, so a kill there loses messages.)
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="receiver">Takes updates in.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets counts and codes.</param>
internal sealed partial class LongPolling(
    TelegramConnection connection,
    UpdateReceiver receiver,
    TimeProvider time,
    ILogger<LongPolling> logger)
{
    private const int UpdatesAtOnce = 100;

    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Receives until cancelled, or until Telegram refuses the token: then the fault is returned.</summary>
    public async Task<TelegramFault> RunAsync(TelegramSelf us, CancellationToken cancellationToken)
    {
        var patience = new TelegramPatience(time, logger);
        int? offset = null;
        while (true)
        {
            var (updates, fault) = await connection.CallAsync(CreateRequest(offset), PollTime + CallTimeout, cancellationToken);
            if (updates is null)
            {
                if (!await patience.WaitOutAsync(fault!, cancellationToken))
                {
                    return fault!;
                }
            }
            else if (updates.Select(RawUpdate.Read).OfType<RawUpdate>().OrderBy(u => u.Id).ToList() is var read
                && await TryReceiveAsync(read, us, cancellationToken))
            {
                // An offset acknowledges all below it, and is named once: after a quiet week Telegram counts on from a
                // random number, and an offset kept until then would throw the new updates away.
                offset = read.Count > 0 ? read[^1].Id + 1 : null;
                patience.Reset();
            }
            else
            {
                // Not acknowledged: they come again, and those that were recorded are known by their ids.
                offset = null;
                await patience.WaitAsync(cancellationToken);
            }
        }
    }

    private async Task<bool> TryReceiveAsync(List<RawUpdate> updates, TelegramSelf us, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var update in updates)
            {
                await receiver.ReceiveAsync(update, us, cancellationToken);
            }

            return true;
        }
        catch (StoreUnavailableException fault)
        {
            LogNotRecorded(updates.Count, fault.Message);
            return false;
        }
    }

    private static GetRawUpdatesRequest CreateRequest(int? offset) => new()
    {
        Offset = offset,
        Limit = UpdatesAtOnce,
        Timeout = (int)PollTime.TotalSeconds,
        AllowedUpdates = UpdateReceiver.Wanted,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} updates couldn't be recorded and stay with Telegram: {Reason}")]
    private partial void LogNotRecorded(int count, string reason);
}
