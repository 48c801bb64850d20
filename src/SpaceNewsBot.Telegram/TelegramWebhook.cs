using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Receiving;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram;

/// <summary>What Telegram knows of the bot's webhook, for the command line.</summary>
public sealed class TelegramWebhook
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    private readonly TelegramConnection connection;

    internal TelegramWebhook(TelegramConnection connection) => this.connection = connection;

    /// <summary>Where Telegram brings the updates, in a sentence.</summary>
    /// <returns>The sentence, and whether Telegram said so; else it is what to do.</returns>
    public async Task<(string Sentence, bool IsKnown)> DescribeAsync(CancellationToken cancellationToken)
    {
        var (info, fault) = await connection.CallAsync(new GetWebhookInfoRequest(), CallTimeout, cancellationToken).ConfigureAwait(false);
        return info is null ? (TelegramSentences.Of(fault!, connection.ApiUrl), false) : (Describe(info), true);
    }

    /// <summary>Has Telegram keep the updates until they are asked for. Those that wait are kept.</summary>
    /// <returns>What became of it in a sentence, and whether it worked.</returns>
    public async Task<(string Sentence, bool IsDone)> RemoveAsync(CancellationToken cancellationToken)
    {
        var (_, fault) = await connection.CallAsync(new DeleteWebhookRequest { DropPendingUpdates = false }, CallTimeout, cancellationToken).ConfigureAwait(false);
        return fault is null
            ? ($"The webhook is removed; what waits is kept for whoever asks for it. A bot that runs with {TelegramOptions.Section}:{nameof(TelegramOptions.WebhookUrl)} sets it again when it starts: take that setting out.", true)
            : (TelegramSentences.Of(fault, connection.ApiUrl), false);
    }

    private static string Describe(WebhookInfo info) => info.Url.Length == 0
        ? $"No webhook is set; updates that wait to be asked for: {info.PendingUpdateCount}."
        : $"Telegram brings updates to {info.Url}; waiting: {info.PendingUpdateCount}.{(info.LastErrorMessage is { Length: > 0 } reason ? $" Its last try that failed: {reason}." : "")}";
}
