using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Rendering;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.InlineQueryResults;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Offers answers to what somebody types behind the bot's name in any chat, each ready to be posted. Nothing of it is kept:
/// what was typed on the way to a question isn't one. Somebody's latest query alone is answered.
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="answerer">Answers.</param>
/// <param name="workspaces">Whose sources answer.</param>
/// <param name="logger">Gets codes and names of faults.</param>
internal sealed partial class InlineQueries(
    TelegramConnection connection,
    QuestionAnswerer answerer,
    IWorkspaceStore workspaces,
    ILogger<InlineQueries> logger) : IDisposable
{
    private const int MostOffers = 5;
    private const int MostAtOnce = 4;
    private const int MaxTitle = 120;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<long, string> latest = [];
    private readonly SemaphoreSlim places = new(MostAtOnce, MostAtOnce);

    public void Dispose() => places.Dispose();

    /// <summary>Takes note of a query, in the order in which they arrive: it is its author's latest now.</summary>
    /// <returns>What is left to do, which nothing else has to wait for: answering it.</returns>
    public Func<CancellationToken, Task> Receive(InlineQuery query)
    {
        latest[query.From.Id] = query.Id;
        return token => AnswerAsync(query, token);
    }

    private async Task AnswerAsync(InlineQuery query, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            if (IsLatest(query))
            {
                var request = await OfferAsync(query, cancellationToken);
                if (IsLatest(query) && (await connection.CallAsync(request, CallTimeout, cancellationToken)).Fault is { } fault)
                {
                    // Too late, for the most part: the person typed on.
                    LogNotAnswered(fault.Code);
                }
            }
        }
        finally
        {
            latest.TryRemove(KeyValuePair.Create(query.From.Id, query.Id));
            places.Release();
        }
    }

    private bool IsLatest(InlineQuery query) => latest.TryGetValue(query.From.Id, out var newest) && newest == query.Id;

    private async Task<AnswerInlineQueryRequest> OfferAsync(InlineQuery query, CancellationToken cancellationToken)
    {
        var question = TelegramMessageReader.InlineQuestion(query.Query);
        var link = await workspaces.FindOfChatAsync(TelegramAddress.OfPrivateChat(query.From.Id).ToConversation(), cancellationToken);
        var isPaused = await workspaces.FindAsync(link.WorkspaceId, cancellationToken) is { PausedAt: not null };
        var offers = isPaused || QuestionHandler.FindFault(question) is not null
            ? []
            : await answerer.OfferAsync(new Question(link.WorkspaceId, question), MostOffers, cancellationToken);
        var isOpen = query.ChatType is ChatType.Group or ChatType.Supergroup or ChatType.Channel;
        var results = offers.Select((offer, i) => Describe(offer, question, new InlineResultId(i, isOpen))).OfType<InlineQueryResult>().ToList();
        return new AnswerInlineQueryRequest
        {
            InlineQueryId = query.Id,
            Results = results,

            // Telegram would go on showing what it keeps when the source has changed.
            CacheTime = 0,
            IsPersonal = true,
            Button = results.Count > 0 ? null : new InlineQueryResultsButton
            {
                Text = isPaused ? ChatTexts.InlinePaused : offers.Length > 0 ? ChatTexts.InlineTooLong : ChatTexts.InlineNotSaid,
                StartParameter = "inline",
            },
        };
    }

    /// <summary>The offer as Telegram shows it; null for an answer that doesn't fit into one message: nobody could turn its pages.</summary>
    private static InlineQueryResultArticle? Describe(GroundedAnswer offer, string question, InlineResultId id)
    {
        if (TelegramReplyRenderer.Render(new Reply.OfAnswer(offer) { Question = question }, withQuestion: true) is not [var html])
        {
            return null;
        }

        return new InlineQueryResultArticle
        {
            Id = id.ToString(),
            Title = Cut(string.Join(' ', offer.Claims.Select(c => CleanText.OnOneLine(c.Text)))),
            Description = Cut(string.Join(" · ", offer.Citations.Select(TitleOf).Distinct())),
            InputMessageContent = new InputTextMessageContent
            {
                MessageText = html,
                ParseMode = ParseMode.Html,
                LinkPreviewOptions = new LinkPreviewOptions { IsDisabled = true },
            },
            ReplyMarkup = TelegramKeyboard.Write(TelegramKeyboard.AskAnother),
        };
    }

    private static string TitleOf(Core.Citations.Citation citation) =>
        CleanText.OnOneLine(string.IsNullOrWhiteSpace(citation.Metadata.Title) ? citation.SourceId : citation.Metadata.Title);

    private static string Cut(string text) => text.Length <= MaxTitle ? text
        : $"{text[..(MaxTitle - (char.IsHighSurrogate(text[MaxTitle - 2]) ? 2 : 1))]}…";

    [LoggerMessage(Level = LogLevel.Information, Message = "An inline query couldn't be answered (code {Code}).")]
    private partial void LogNotAnswered(int code);
}
