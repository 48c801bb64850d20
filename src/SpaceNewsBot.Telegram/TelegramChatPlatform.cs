using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;
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

    // The message's state: deleted, or older than Telegram lets a bot edit. The chat is well.
    private static readonly string[] MessageRefusals =
    [
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
    ];

    // Telegram's word for an edit that was made before.
    private const string NotModified = "message is not modified";

    public string Name => TelegramAddress.Platform;

    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ReplyTarget to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = TelegramAddress.Of(to.Conversation);
        foreach (var html in TelegramReplyRenderer.Render(reply).Skip(partsAlreadySent))
        {
            (var message, var refusal, address) = await CallAsync(address, to => CreateRequest(to, html), cancellationToken);
            if (refusal is not null)
            {
                yield return new SendOutcome.Refused(refusal.Description);
                yield break;
            }

            yield return new SendOutcome.Posted(Id(message!));
        }
    }

    public async Task<EditOutcome> EditAsync(
        ReplyTarget target,
        IReadOnlyList<string> messageIds,
        Reply reply,
        CancellationToken cancellationToken)
    {
        var address = TelegramAddress.Of(target.Conversation);
        var pages = TelegramReplyRenderer.Render(reply);
        var held = new List<string>();
        TelegramFault? gone = null;
        for (var i = 0; i < Math.Max(pages.Length, messageIds.Count); i++)
        {
            var html = i < pages.Length ? pages[i] : TelegramReplyRenderer.Outdated;
            Func<TelegramAddress, IRequest<Message>> create = i < messageIds.Count && int.TryParse(messageIds[i], CultureInfo.InvariantCulture, out var id)
                ? to => CreateEdit(to, id, html)
                : to => CreateRequest(to, html);
            (var message, var refusal, address) = await CallAsync(address, create, cancellationToken);
            switch (refusal)
            {
                case null:
                    held.Add(Id(message!));
                    break;
                case var _ when Says(refusal, NotModified):
                    held.Add(messageIds[i]);
                    break;
                case var _ when !MessageRefusals.Any(r => Says(refusal, r)):
                    return new EditOutcome.Refused(refusal.Description);
                case var _ when i < pages.Length:
                    // What else is left of the old reply is edited all the same: it must not stand there as if nothing had happened.
                    gone ??= refusal;
                    break;
            }

            if (gone is not null && i + 1 >= messageIds.Count)
            {
                break;
            }
        }

        return gone is null ? new EditOutcome.Edited(held) : new EditOutcome.Refused(gone.Description);
    }

    /// <summary>Makes one call, and waits out what passes.</summary>
    /// <returns>The message, or why Telegram won't ever take it; and the chat's address, which may have moved.</returns>
    private async Task<(Message? Message, TelegramFault? Refusal, TelegramAddress Address)> CallAsync(
        TelegramAddress address,
        Func<TelegramAddress, IRequest<Message>> create,
        CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), time);
        while (true)
        {
            await pacer.WaitAsync(address.ChatId, cancellationToken);
            var (message, fault) = await connection.CallAsync(create(address), SendTimeout, cancellationToken);
            switch (fault)
            {
                case null:
                    return (message, null, address);
                case { MigratedTo: { } newId }:
                    address = address with { ChatId = newId };
                    break;
                case { RetryAfter: { } wait }:
                    LogRateLimited(wait.TotalSeconds);
                    pacer.Hold(address.ChatId, wait);
                    break;
                case { Kind: TelegramFaultKind.Forbidden }:
                case { Kind: TelegramFaultKind.BadRequest } when IsLasting(fault):
                    return (null, fault, address);
                case { Kind: TelegramFaultKind.BadRequest }:
                    throw new InvalidOperationException($"Telegram takes the message for malformed (error {fault.Code}).");
                default:
                    LogWaiting(fault.Kind, fault.Code);
                    await backoff.WaitAsync(cancellationToken);
                    break;
            }
        }
    }

    private static bool IsLasting(TelegramFault fault) =>
        LastingRefusals.Concat(MessageRefusals).Append(NotModified).Any(r => Says(fault, r));

    private static bool Says(TelegramFault fault, string words) => fault.Description.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static string Id(Message message) => message.Id.ToString(CultureInfo.InvariantCulture);

    private static EditMessageTextRequest CreateEdit(TelegramAddress address, int messageId, string html) => new()
    {
        ChatId = address.ChatId,
        MessageId = messageId,
        Text = html,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
    };

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
