using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram;

/// <summary>The way out to Telegram.</summary>
/// <param name="connection">The Bot API.</param>
/// <param name="pacer">Keeps to the rate limits.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes and times.</param>
internal sealed partial class TelegramChatPlatform(
    TelegramConnection connection,
    SendPacer pacer,
    TimeProvider time,
    ILogger<TelegramChatPlatform> logger) : IChatPlatform
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);

    // Telegram gives these no code of their own. They are the chat's state, not a fault of the message.
    private static readonly string[] LastingRefusals =
    [
        "chat not found",
        "user not found",
        "peer_id_invalid",
        "not enough rights",
        "have no rights to send a message",
        "chat_write_forbidden",
        "need administrator rights",
        "group chat was deactivated",
        "message thread not found",
        "topic_closed",
        "topic_deleted",
    ];

    public string Name => TelegramAddress.Platform;

    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ConversationAddress to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = TelegramAddress.Of(to);
        foreach (var html in TelegramReplyRenderer.Render(reply).Skip(partsAlreadySent))
        {
            SendOutcome? outcome = null;
            var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), time);
            while (outcome is null)
            {
                await pacer.WaitAsync(address.ChatId, cancellationToken);
                var (message, fault) = await connection.CallAsync(CreateRequest(address, html), SendTimeout, cancellationToken);
                switch (fault)
                {
                    case null:
                        outcome = new SendOutcome.Posted(message!.Id.ToString(CultureInfo.InvariantCulture));
                        break;
                    case { MigratedTo: { } newId }:
                        address = address with { ChatId = newId };
                        break;
                    case { RetryAfter: { } wait }:
                        LogRateLimited(wait.TotalSeconds);
                        pacer.Hold(address.ChatId, wait);
                        break;
                    case { Kind: TelegramFaultKind.Forbidden }:
                    case { Kind: TelegramFaultKind.BadRequest } when IsLasting(fault):
                        outcome = new SendOutcome.Refused(fault.Description);
                        break;
                    case { Kind: TelegramFaultKind.BadRequest }:
                        throw new InvalidOperationException($"Telegram takes the message for malformed (error {fault.Code}).");
                    default:
                        LogWaiting(fault.Kind, fault.Code);
                        await backoff.WaitAsync(cancellationToken);
                        break;
                }
            }

            yield return outcome;
            if (outcome is SendOutcome.Refused)
            {
                yield break;
            }
        }
    }

    private static bool IsLasting(TelegramFault fault) =>
        LastingRefusals.Any(r => fault.Description.Contains(r, StringComparison.OrdinalIgnoreCase));

    private static SendMessageRequest CreateRequest(TelegramAddress address, string html) => new()
    {
        ChatId = address.ChatId,
        MessageThreadId = address.TopicId,
        Text = html,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Telegram asks for {Seconds} s of patience.")]
    private partial void LogRateLimited(double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Telegram didn't take a message ({Kind}, code {Code}); trying again.")]
    private partial void LogWaiting(TelegramFaultKind kind, int code);
}
