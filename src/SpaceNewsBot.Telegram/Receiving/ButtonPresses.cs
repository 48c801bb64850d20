using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Rendering;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Deals with presses of buttons. What is to be posted is recorded like a message before the press is acknowledged; a brief
/// command runs at once, and its sentence is the acknowledgement.
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="platform">Turns pages.</param>
/// <param name="intake">Records messages.</param>
/// <param name="dispatcher">Runs brief commands.</param>
/// <param name="workspaces">Which chat belongs to whom.</param>
/// <param name="standings">Whether the answer still stands.</param>
/// <param name="pages">The pages of replies.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes.</param>
internal sealed partial class ButtonPresses(
    TelegramConnection connection,
    TelegramChatPlatform platform,
    MessageIntake intake,
    CommandDispatcher dispatcher,
    IWorkspaceStore workspaces,
    AnswerStandings standings,
    IReplyPages pages,
    TimeProvider time,
    ILogger<ButtonPresses> logger)
{
    // core.telegram.org/bots/api#answercallbackquery: "0-200 characters".
    private const int MaxSentence = 200;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    /// <summary>Does what has to be durable.</summary>
    /// <param name="updateId">Telegram's id of the delivery.</param>
    /// <param name="press">The press.</param>
    /// <param name="us">Who we are.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What is left to do, which nothing else has to wait for: acknowledging, and turning a page.</returns>
    /// <exception cref="Core.Sources.StoreUnavailableException">Nothing was done: the press is to be delivered again.</exception>
    public async Task<Func<CancellationToken, Task>> ReceiveAsync(int updateId, CallbackQuery press, TelegramSelf us, CancellationToken cancellationToken)
    {
        // Of an inline message Telegram tells no chat: its reader is dealt with as in their private chat.
        var address = press.Message is { } message ? TelegramAddress.Of(message) : TelegramAddress.OfPrivateChat(press.From.Id);
        var data = press.Data ?? "";
        var surface = address.IsGroup ? CommandSurfaces.Group : CommandSurfaces.PrivateChat;
        var actor = new Actor(TelegramAddress.Platform, TelegramAddress.IdOf(press.From.Id));
        var workspace = (await workspaces.FindOfChatAsync(address.ToConversation(), cancellationToken)).WorkspaceId;
        var page = TelegramKeyboard.ReadPage(data);
        var standing = (page?.ItemId ?? ReplyAction.FindAnswer(data)) is { } answer
            ? await standings.FindAsync(workspace, answer, actor, cancellationToken)
            : AnswerStanding.Standing;
        var warning = standing == AnswerStanding.Outdated ? ChatTexts.AnswerIsOutdated : null;
        if (page is var (item, number))
        {
            return press.Message is { Id: var shown } && await pages.FindAsync(address.ToConversation(), item, number, cancellationToken) is not null
                ? token => Task.WhenAll(AcknowledgeAsync(press, warning, token), platform.TurnAsync(address, shown, item, number, token))
                : token => AcknowledgeAsync(press, ChatTexts.NothingHereAnyMore, token);
        }

        if (CommandTable.Find(data, surface, out _, out var arguments) is not { } row
            || CommandParser.Parse(row, arguments) is not CommandParse.Parsed(var values)
            || standing == AnswerStanding.Unknown)
        {
            return token => AcknowledgeAsync(press, ChatTexts.NothingHereAnyMore, token);
        }

        // What goes to one person in private needs a private chat, which only they can begin: the link opens it.
        if ((press.Message is null && !row.IsBrief) || (address.IsGroup || press.Message is null) && row == CommandTable.Notify)
        {
            return token => OpenAsync(press, us.LinkTo(data), token);
        }

        if (!row.IsBrief)
        {
            await intake.RecordAsync(TelegramMessageReader.ReadPress(updateId, press, time.GetUtcNow()), cancellationToken);
            return token => AcknowledgeAsync(press, warning, token);
        }

        var reply = await dispatcher.RunAsync(row, new CommandCall(workspace, actor, Right.Reader, surface, values), cancellationToken);
        return token => AcknowledgeAsync(press, Say(reply, data, warning), token);
    }

    private static string Say(Reply reply, string data, string? warning)
    {
        var sentence = reply switch
        {
            Reply.OfNotice notice => notice.Sentence,
            Reply.OfRefusal refusal => refusal.Sentence,
            _ => ChatTexts.Done,
        };
        var more = reply is Reply.OfNotice && ReplyAction.FindPrompt(data) is { } prompt ? ChatTexts.WriteYourReason(prompt, data) : null;
        return string.Join(' ', new[] { sentence, warning, more }.Where(s => s is not null));
    }

    private Task AcknowledgeAsync(CallbackQuery press, string? sentence, CancellationToken cancellationToken) => AnswerAsync(
        new AnswerCallbackQueryRequest
        {
            CallbackQueryId = press.Id,
            Text = sentence is { Length: > MaxSentence } ? $"{sentence[..(MaxSentence - 1)]}…" : sentence,

            // What nobody reads in passing has to be put away by hand.
            ShowAlert = sentence is { Length: > 80 },
        },
        cancellationToken);

    private Task OpenAsync(CallbackQuery press, string link, CancellationToken cancellationToken) =>
        AnswerAsync(new AnswerCallbackQueryRequest { CallbackQueryId = press.Id, Url = link }, cancellationToken);

    /// <summary>Answers a press once: what is too late by then is Telegram's everyday business.</summary>
    private async Task AnswerAsync(AnswerCallbackQueryRequest request, CancellationToken cancellationToken)
    {
        var (_, fault) = await connection.CallAsync(request, CallTimeout, cancellationToken);
        if (fault is not null)
        {
            LogNotAcknowledged(fault.Code);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A press couldn't be acknowledged (code {Code}).")]
    private partial void LogNotAcknowledged(int code);
}
