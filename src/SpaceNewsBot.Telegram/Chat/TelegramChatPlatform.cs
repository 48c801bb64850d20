using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Rendering;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram.Chat;

/// <summary>The way out to Telegram: a reply to somebody is one message, which turns its pages.</summary>
/// <param name="caller">Posts and edits, however long that takes.</param>
/// <param name="connection">Shows that something is under way, or doesn't.</param>
/// <param name="pages">Keeps what is behind the page that is shown.</param>
/// <param name="turns">Lets one at a time change a reply's messages.</param>
/// <param name="time">The clock.</param>
internal sealed class TelegramChatPlatform(
    TelegramCaller caller,
    TelegramConnection connection,
    IReplyPages pages,
    ReplyTurns turns,
    TimeProvider time) : IChatPlatform
{
    // "The status is set for 5 seconds or less" (core.telegram.org/bots/api#sendchataction).
    private static readonly TimeSpan TypingInterval = TimeSpan.FromSeconds(4.5);
    private static readonly TimeSpan TypingTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(long Chat, int Message), object> pressed = [];

    public string Name => TelegramAddress.Platform;

    public async IAsyncEnumerable<SendOutcome> SendAsync(
        ReplyTarget to,
        Reply reply,
        int partsAlreadySent,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var address = TelegramAddress.Of(to.Conversation);
        if (address.InlineMessageId is not null)
        {
            // It stands there already, as it was offered; from now on it shows the recorded answer, with its buttons.
            if (partsAlreadySent == 0)
            {
                yield return await EditInlineAsync(address, to, reply, cancellationToken) is { } refusal
                    ? new SendOutcome.Refused(refusal.Description)
                    : new SendOutcome.Posted(address.InlineMessageId);
            }

            yield break;
        }

        var asked = address.ChatId;
        foreach (var page in (await RenderAsync(to, reply, isEdit: false, cancellationToken)).Skip(partsAlreadySent))
        {
            (var message, var refusal, address) = await caller.CallAsync(
                address, where => Post(where, page, where.ChatId == asked ? TelegramRoute.ReadMessage(to.Route) : null), cancellationToken);
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
        if (address.InlineMessageId is not null)
        {
            return await EditInlineAsync(address, target, reply, cancellationToken) is { } refused
                ? new EditOutcome.Refused(refused.Description)
                : new EditOutcome.Edited(messageIds);
        }

        var shown = await RenderAsync(target, reply, isEdit: true, cancellationToken);
        var asked = address.ChatId;
        var held = new List<string>();
        TelegramFault? gone = null;
        for (var i = 0; i < Math.Max(shown.Length, messageIds.Count); i++)
        {
            var page = i < shown.Length ? shown[i] : new TelegramPage(TelegramReplyRenderer.Outdated, []);
            int? posted = i < messageIds.Count && int.TryParse(messageIds[i], CultureInfo.InvariantCulture, out var id) ? id : null;
            if (posted is null && i >= shown.Length)
            {
                // It stands in a group that was left for a supergroup.
                continue;
            }

            (var message, var refusal, address) = await caller.CallAsync(
                address,

                // In a group that became a supergroup the old message's id is another one's.
                where => where.ChatId != asked ? Post(where, page, null)
                    : posted is { } old ? Edit(where, old, page)
                    : Post(where, page, TelegramRoute.ReadMessage(target.Route)),
                cancellationToken);
            if (refusal is not null && posted is not null && i < shown.Length && TelegramRefusals.IsUneditable(refusal))
            {
                // What can't take its place any more stands below it.
                (message, refusal, address) = await caller.CallAsync(address, where => Post(where, page, posted), cancellationToken);
            }

            switch (refusal)
            {
                case null:
                    held.Add(Id(message!));
                    break;
                case var _ when TelegramRefusals.IsNotModified(refusal):
                    held.Add(messageIds[i]);
                    break;
                case var _ when !TelegramRefusals.IsOfMessage(refusal):
                    return new EditOutcome.Refused(refusal.Description);
                case var _ when i < shown.Length:
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

    public ConversationAddress PrivateChatWith(string userId) => new(Name, userId);

    /// <summary>
    /// Shows a page of a posted reply in the place of the one that is shown, if it is still among the reply's pages when its
    /// turn comes. Tried once: a press that comes to nothing is nobody's loss, since the button is still there. Of several
    /// presses that wait, the last one counts.
    /// </summary>
    public async Task TurnAsync(TelegramAddress address, int messageId, long itemId, int page, CancellationToken cancellationToken)
    {
        var (message, press) = ((address.ChatId, messageId), new object());
        pressed[message] = press;
        using (await turns.TakeAsync(itemId, cancellationToken))
        {
            if (!pressed.TryRemove(KeyValuePair.Create(message, press))
                || await pages.FindAsync(address.ToConversation(), itemId, page, cancellationToken) is not { } kept
                || JsonSerializer.Deserialize<TelegramPage>(kept) is not { } shown)
            {
                return;
            }

            await caller.TryOnceAsync(address, Edit(address, messageId, shown), cancellationToken);
        }
    }

    public async Task ShowWorkingAsync(ReplyTarget to, CancellationToken cancellationToken)
    {
        var address = TelegramAddress.Of(to.Conversation);
        try
        {
            while (address.InlineMessageId is null)
            {
                var request = new SendChatActionRequest { ChatId = address.ChatId, MessageThreadId = address.TopicId, Action = ChatAction.Typing };
                var (_, fault) = await connection.CallAsync(request, TypingTimeout, cancellationToken);
                if (fault is not null)
                {
                    return;
                }

                await Task.Delay(TypingInterval, time, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The reply is there.
        }
    }

    /// <summary>
    /// The messages to post. The reply to somebody is one, which shows the first page and keeps the others; what the bot says
    /// of itself has nobody who turns pages.
    /// </summary>
    private async Task<ImmutableArray<TelegramPage>> RenderAsync(ReplyTarget target, Reply reply, bool isEdit, CancellationToken cancellationToken)
    {
        if (target.ItemId is not { } item)
        {
            return [.. TelegramReplyRenderer.Render(reply).Select(html => new TelegramPage(html, []))];
        }

        var all = TelegramKeyboard.WithButtons(TelegramReplyRenderer.Render(reply, item), reply, item);
        if (all.Length > 1 || isEdit)
        {
            // What is edited away can't be turned to any more.
            await pages.SaveAsync(item, all.Length > 1 ? [.. all.Select(p => JsonSerializer.Serialize(p))] : [], cancellationToken);
        }

        return [all[0]];
    }

    /// <summary>Has an inline message show an outcome; null when it does. What isn't an answer leaves it as it was posted.</summary>
    private async Task<TelegramFault?> EditInlineAsync(TelegramAddress address, ReplyTarget target, Reply reply, CancellationToken cancellationToken)
    {
        if (reply is not (Reply.OfAnswer or Reply.OfCorrection or Reply.OfRetraction))
        {
            return null;
        }

        // Moderators may see what was asked in front of a group, and only there have others than its asker use for its buttons.
        var isOpen = TelegramRoute.IsOpenInline(target.Route);
        var html = TelegramReplyRenderer.Render(reply, isOpen ? target.ItemId : null, withQuestion: true) is [var whole]
            ? whole
            : TelegramReplyRenderer.RenderTooLong(reply);
        var actions = isOpen && target.ItemId is { } item ? TelegramKeyboard.Actions(reply, item) : [];
        var (_, refusal, _) = await caller.CallAsync(
            address,
            where => new EditInlineMessageTextRequest
            {
                InlineMessageId = where.InlineMessageId!,
                Text = html,
                ParseMode = ParseMode.Html,
                LinkPreviewOptions = NoPreview,
                ReplyMarkup = TelegramKeyboard.Write([.. actions, .. TelegramKeyboard.AskAnother]),
            },
            cancellationToken);
        return refusal is null || TelegramRefusals.IsNotModified(refusal) ? null : refusal;
    }

    private static LinkPreviewOptions NoPreview => new() { IsDisabled = true };

    private static string Id(Message message) => message.Id.ToString(CultureInfo.InvariantCulture);

    private static RequestBase<Message> Edit(TelegramAddress address, int messageId, TelegramPage page) => new EditMessageTextRequest
    {
        ChatId = address.ChatId,
        MessageId = messageId,
        Text = page.Html,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = NoPreview,
        ReplyMarkup = TelegramKeyboard.Write(page.Keyboard),
    };

    private static RequestBase<Message> Post(TelegramAddress address, TelegramPage page, int? replyTo) => new SendMessageRequest
    {
        ChatId = address.ChatId,
        MessageThreadId = address.TopicId,
        Text = page.Html,
        ParseMode = ParseMode.Html,
        LinkPreviewOptions = NoPreview,
        ReplyMarkup = TelegramKeyboard.Write(page.Keyboard),

        // The message may be deleted by now: the reply comes all the same.
        ReplyParameters = replyTo is { } message ? new ReplyParameters { MessageId = message, AllowSendingWithoutReply = true } : null,
    };
}
