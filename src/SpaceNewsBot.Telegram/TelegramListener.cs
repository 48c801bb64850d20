using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram;

/// <summary>
/// The way in from Telegram: asks for updates, records them all, and only then acknowledges them by asking for the next.
/// (The library's own loop acknowledges before its handler has run, so a kill there loses messages.)
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="intake">Records messages.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids and counts.</param>
internal sealed partial class TelegramListener(
    TelegramConnection connection,
    MessageIntake intake,
    TimeProvider time,
    ILogger<TelegramListener> logger) : IChatListener
{
    private const int UpdatesAtOnce = 100;
    private const string TokenRefused =
        $"Telegram refuses the bot's token: copy it again from @BotFather into the setting {TelegramOptions.Section}:{nameof(TelegramOptions.Token)}.";

    private static readonly TimeSpan PollTime = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    public string Platform => TelegramAddress.Platform;

    private string Unreachable =>
        $"The Bot API at {connection.ApiUrl} can't be reached: check the network and the setting {TelegramOptions.Section}:{nameof(TelegramOptions.ApiUrl)}.";

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        var (_, fault) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        return fault switch
        {
            null => null,
            { Kind: TelegramFaultKind.TokenRefused } => TokenRefused,
            _ => Unreachable,
        };
    }

    public async Task<string?> InviteAsync(CancellationToken cancellationToken)
    {
        var (me, _) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        return me?.Username is { } name ? $"Write to the bot in Telegram, or add it to a group: https://t.me/{name}" : null;
    }

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReceiveAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);
        var (me, fault) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        while (me is null)
        {
            if (!await WaitOutAsync(fault, backoff, cancellationToken))
            {
                return TokenRefused;
            }

            (me, fault) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        }

        await RegisterCommandsAsync(cancellationToken);
        LogListening(me.Id);

        backoff.Reset();
        int? offset = null;
        while (true)
        {
            (var updates, fault) = await connection.CallAsync(CreateRequest(offset), PollTime + CallTimeout, cancellationToken);
            if (updates is null)
            {
                if (!await WaitOutAsync(fault, backoff, cancellationToken))
                {
                    return TokenRefused;
                }
            }
            else if (await TryRecordAsync(updates, me.Username ?? "", cancellationToken))
            {
                // An offset acknowledges all below it, and is named once: after a quiet week Telegram counts on from a
                // random number, and an offset kept until then would throw the new updates away.
                offset = updates.Length > 0 ? updates.Max(u => u.Id) + 1 : null;
                backoff.Reset();
            }
            else
            {
                // Not acknowledged: they come again, and those that were recorded are known by their ids.
                offset = null;
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }

    /// <summary>Waits before the next try; false when none will help.</summary>
    private async Task<bool> WaitOutAsync(TelegramFault? fault, Backoff backoff, CancellationToken cancellationToken)
    {
        if (fault is { Kind: TelegramFaultKind.TokenRefused })
        {
            return false;
        }

        if (fault is { RetryAfter: { } wait })
        {
            await Task.Delay(wait, time, cancellationToken);
            return true;
        }

        if (fault is { Kind: TelegramFaultKind.Conflict })
        {
            LogConflict();
        }
        else
        {
            LogWaiting(fault?.Code ?? 0);
        }

        await backoff.WaitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> TryRecordAsync(Update[] updates, string ourName, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var update in updates.OrderBy(u => u.Id))
            {
                if (TelegramMessageReader.Read(update, ourName, time.GetUtcNow()) is { } message)
                {
                    await intake.RecordAsync(message, cancellationToken);
                }
            }

            return true;
        }
        catch (StoreUnavailableException fault)
        {
            LogNotRecorded(updates.Length, fault.Message);
            return false;
        }
    }

    /// <summary>Tells Telegram the rows of the command table. The bot works without its menu, so a fault is only logged.</summary>
    private async Task RegisterCommandsAsync(CancellationToken cancellationToken)
    {
        (BotCommandScope Scope, CommandSurfaces Surface)[] menus =
        [
            (new BotCommandScopeAllPrivateChats(), CommandSurfaces.PrivateChat),
            (new BotCommandScopeAllGroupChats(), CommandSurfaces.Group),
        ];
        foreach (var (scope, surface) in menus)
        {
            var request = new SetMyCommandsRequest
            {
                // A command of Telegram's has no "-".
                Commands = CommandTable.Menu(surface).Select(c => new BotCommand { Command = c.Name.Replace('-', '_'), Description = c.Help }),
                Scope = scope,
            };
            var (_, fault) = await connection.CallAsync(request, CallTimeout, cancellationToken);
            if (fault is not null)
            {
                LogNoMenu(fault.Code);
            }
        }
    }

    private static GetUpdatesRequest CreateRequest(int? offset) => new()
    {
        Offset = offset,
        Limit = UpdatesAtOnce,
        Timeout = (int)PollTime.TotalSeconds,
        AllowedUpdates = [UpdateType.Message],
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening in Telegram as bot {BotId}.")]
    private partial void LogListening(long botId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram gives the updates to somebody else: another instance of the bot runs with this token, or a webhook is set. Stop the other one, or delete the webhook; trying again.")]
    private partial void LogConflict();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't answer as it should (code {Code}); trying again.")]
    private partial void LogWaiting(int code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} updates couldn't be recorded and stay with Telegram: {Reason}")]
    private partial void LogNotRecorded(int count, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't take the command menu (code {Code}).")]
    private partial void LogNoMenu(int code);
}
