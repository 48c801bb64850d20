using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using Telegram.Bot.Requests;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>The way in from Telegram: by long polling, or by a webhook where the settings say so.</summary>
/// <param name="connection">The Bot API.</param>
/// <param name="polling">Asks for updates.</param>
/// <param name="webhook">Is given updates.</param>
/// <param name="menus">Registers commands.</param>
/// <param name="receiver">Takes updates in.</param>
/// <param name="options">Which of the two.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets ids.</param>
internal sealed partial class TelegramListener(
    TelegramConnection connection,
    LongPolling polling,
    Webhook webhook,
    CommandMenus menus,
    UpdateReceiver receiver,
    IOptions<TelegramOptions> options,
    TimeProvider time,
    ILogger<TelegramListener> logger) : IChatListener
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    public string Platform => TelegramAddress.Platform;

    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        var (_, fault) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        return fault is null ? await webhook.CheckAsync(cancellationToken) : TelegramSentences.Of(fault, connection.ApiUrl);
    }

    public async Task<string?> InviteAsync(CancellationToken cancellationToken)
    {
        var (me, _) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
        return me?.Username is { } name ? $"Write to the bot in Telegram, or add it to a group: https://t.me/{name}" : null;
    }

    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var registering = Task.CompletedTask;
        try
        {
            if (await FindSelfAsync(cancellationToken) is not { } us)
            {
                return TelegramSentences.TokenRefused;
            }

            // Nobody who asks has to wait for the menus.
            registering = menus.RegisterAsync(ended.Token);
            LogListening(us.Id);
            return options.Value.UsesWebhook
                ? await webhook.RunAsync(us, cancellationToken)
                : TelegramSentences.Of(await polling.RunAsync(us, cancellationToken), connection.ApiUrl);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await ended.CancelAsync();
            await registering.ContinueWith(static _ => { }, TaskScheduler.Default);
            await receiver.FinishAsync();
        }
    }

    /// <summary>Who the bot is, however long it takes to learn that; null when the token is refused.</summary>
    private async Task<TelegramSelf?> FindSelfAsync(CancellationToken cancellationToken)
    {
        var patience = new TelegramPatience(time, logger);
        while (true)
        {
            var (me, fault) = await connection.CallAsync(new GetMeRequest(), CallTimeout, cancellationToken);
            if (me is not null)
            {
                return new TelegramSelf(me.Id, me.Username ?? "");
            }

            if (!await patience.WaitOutAsync(fault!, cancellationToken))
            {
                return null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening in Telegram as bot {BotId}.")]
    private partial void LogListening(long botId);
}
