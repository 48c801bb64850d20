using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>What readers do about an answer, mostly by pressing a button under it.</summary>
internal static class FeedbackCommands
{
    private const string Answer = "ANSWER";
    private const string Verdict = "VERDICT";
    private const string Reason = "REASON";
    private const string Good = "good";
    private const string Bad = "bad";
    private const int MaxReason = 500;
    private const int MostRatings = 200;

    private static readonly CommandArgument Number = new(Answer, CommandArgumentKind.Number, "The answer's number", "1") { IsRequired = true };

    public static CommandGroup Group { get; } = new("ratings", "Shows what readers think of answers.", ["ratings list", "ratings list --json"]);

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("evidence", Right.Reader, CommandSurfaces.Chats, "Show an answer's quotes where they stand", ShowEvidenceAsync)
        {
            Description = "Shows each quote of an answer with the words around it, out of the revision that was quoted.",
            Arguments = [Number],
            Examples = ["evidence 12"],
        },
        new("facts", Right.Reader, CommandSurfaces.Chats, "Who did what, and why, where an answer quotes", ShowFactsAsync)
        {
            Description = "Lists who did what, when, where and why in the passages that an answer quotes.",
            Arguments = [Number],
            Examples = ["facts 12"],
        },
        new("rate", Right.Reader, CommandSurfaces.Chats, "Say whether an answer helped", RateAsync)
        {
            Description = "Keeps what you think of an answer, in the place of what you said before.",
            Arguments =
            [
                Number,
                new(Verdict, CommandArgumentKind.Word, $"{Good} or {Bad}", Good) { IsRequired = true },
                new(Reason, CommandArgumentKind.Rest, "Why, in your words", "It misses the date."),
            ],
            Examples = ["rate 12 good", "rate 12 bad It misses the date."],
            IsBrief = true,
        },
        new("notify", Right.Reader, CommandSurfaces.Chats, "Be told in private when the sources answer a question", NotifyAsync)
        {
            Description = "When a source answers what couldn't be answered, the answer comes to you in private.",
            Arguments = [Number],
            Examples = ["notify 12"],
            IsBrief = true,
        },
        new("ratings list", Right.Moderator, SourceCommands.Moderating, "List what readers think of answers", ListAsync)
        {
            Description = "Lists the ratings of answers, newest first; none of a private chat.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["ratings list", "ratings list --json"],
        },
    ];

    private static async Task<Reply> ShowEvidenceAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(services, call, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return NoAnswer(call);
        }

        var quotes = ImmutableArray.CreateBuilder<QuoteInContext>();
        foreach (var quote in QuotesOf(record))
        {
            if (await QuoteContextFinder.FindAsync(services.Sources, quote, cancellationToken).ConfigureAwait(false) is { } found)
            {
                quotes.Add(found);
            }
        }

        return new Reply.OfEvidence(record.InboxItemId, record.Question, quotes.ToImmutable());
    }

    private static async Task<Reply> ShowFactsAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (await FindAsync(services, call, cancellationToken).ConfigureAwait(false) is not { } record)
        {
            return NoAnswer(call);
        }

        var events = new List<Event>();
        foreach (var quotes in QuotesOf(record).GroupBy(q => q.WorkspaceId))
        {
            // A row counts in its revision's text: a quote of another one may stand elsewhere by now, but its words say where.
            events.AddRange((await services.Sources.ReadEventsAsync(quotes.Key, cancellationToken).ConfigureAwait(false))
                .Where(e => quotes.Any(q => q.SourceId == e.SourceId && Touches(q, e))));
        }

        return events.Count == 0
            ? new Reply.OfNotice(ChatTexts.NoFactsThere)
            : new Reply.OfEvents([.. events]);
    }

    private static async Task<Reply> RateAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var verdict = call.Values[Verdict].ToLowerInvariant();
        var reason = call.Values.Find(Reason)?.Trim() ?? "";
        if (verdict is not (Good or Bad))
        {
            return new Reply.OfRefusal(ChatTexts.SayVerdict(Good, Bad, call.Values[Answer]));
        }

        if (reason.Length > MaxReason)
        {
            return new Reply.OfRefusal(ChatTexts.ReasonTooLong(reason.Length, MaxReason));
        }

        return await FindAsync(services, call, cancellationToken).ConfigureAwait(false) is { } record
            && await services.Ratings.RecordAsync(
                call.WorkspaceId,
                new Rating(record.InboxItemId, call.Actor, verdict == Good, reason, services.Clock.GetUtcNow()),
                cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice(ChatTexts.ThankYou)
            : NoAnswer(call);
    }

    private static async Task<Reply> NotifyAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        !call.Actor.IsPerson
            ? new Reply.OfRefusal(ChatTexts.UnknownPerson)
            : await FindAsync(services, call, cancellationToken).ConfigureAwait(false) is { } record
        && await services.Watches.AddAsync(call.WorkspaceId, record.InboxItemId, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice(ChatTexts.WillNotify)
            : new Reply.OfRefusal(ChatTexts.NoSuchQuestion(call.Values[Answer]));

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        new Reply.OfTable(ReplyTable.Of(await services.Ratings.ListAsync(call.WorkspaceId, MostRatings, cancellationToken).ConfigureAwait(false)));

    private static Task<AnswerRecord?> FindAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        services.AnswerLog.FindForAsync(call.WorkspaceId, call.Values.FindNumber(Answer)!.Value, call.Actor, cancellationToken);

    private static Reply.OfRefusal NoAnswer(CommandCall call) =>
        new(ChatTexts.NoSuchAnswer(call.Values[Answer]));

    private static IEnumerable<DraftQuote> QuotesOf(AnswerRecord record) => record.Answer switch
    {
        RecordedAnswer.Grounded(var draft) => draft.Claims.SelectMany(c => c.Quotes).Distinct(),
        RecordedAnswer.Abstained { Nearest: { } nearest } => [nearest],
        _ => [],
    };

    private static bool Touches(DraftQuote quote, Event stated) =>
        quote.Revision == stated.Revision && quote.Start is { } start
            ? start < stated.Sentence.End && stated.Sentence.Start < start + quote.Text.Length
            : stated.Sentence.Text.Contains(quote.Text, StringComparison.Ordinal) || quote.Text.Contains(stated.Sentence.Text, StringComparison.Ordinal);
}
