using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that list the ledger, and with which moderators correct its rows.</summary>
internal static class EventCommands
{
    private const string Source = "SOURCE";
    private const string Row = "ROW";
    private const string Status = "--status";
    private const string Empty = "--empty";
    private const string Reason = "--reason";
    private const string By = "--by";
    private const string Action = "--action";
    private const string Since = "--since";
    private const string Until = "--until";
    private const int MostReviews = 1_000;
    private const int MaxSentence = 10_000;

    private static readonly ImmutableArray<(string Option, EventSlotName Slot)> Slots =
        [.. Enum.GetValues<EventSlotName>().Select(slot => ($"--{slot.ToString().ToLowerInvariant()}", slot))];

    private static readonly CommandArgument RowArgument =
        new(Row, CommandArgumentKind.Word, "The row, as events prints it", "starter#1") { IsRequired = true };

    private static readonly CommandArgument ReasonArgument =
        new(Reason, CommandArgumentKind.Option, "Why; kept in the audit log", "the story says so below") { HelpName = "TEXT" };

    public static CommandGroup Group { get; } = new(
        "events",
        "Lists who did what, when, where, why and how; moderators correct it.",
        ["events", "events starter --json", "events edit starter#1 --empty why", "events hide starter#2 --reason \"a headline\""]);

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("events list", Right.Reader, CommandSurfaces.Everywhere, "Who did what, when, where and why", ListAsync)
        {
            Description = "Lists who did what, when, where, why and how, in words quoted from the sources; what a source doesn't say stays empty.",
            Arguments =
            [
                new(Source, CommandArgumentKind.Word, "Only this source's rows", "starter") { NamesSource = true },
                new(By, CommandArgumentKind.Option, "Only what this party does, by any name that the story has for it", "ESA") { HelpName = "NAME" },
                new(Action, CommandArgumentKind.Option, "Only this action; words that mean the same count", "suspend") { HelpName = "WORD" },
                new(Since, CommandArgumentKind.Option, "Only on this day, month or year or later; rows whose day isn't said are left out", "2022-03") { HelpName = "DAY" },
                new(Until, CommandArgumentKind.Option, "Only until the end of this day, month or year", "2022-03-31") { HelpName = "DAY" },
                CommandArgument.Json("Print the rows as a JSON list, each slot with its offsets in the source's text, or null"),
            ],
            Examples = ["events", "events starter", "events --by ESA --action pause", "events --since 2022-03 --json"],
        },
        new("events edit", Right.Moderator, SourceCommands.Keeping, "Correct a row of the ledger with words of its source", EditAsync)
        {
            Description = "Corrects a row with words that stand in the source. It holds in later revisions too, as long as the row's sentence and words stand there.",
            Arguments =
            [
                RowArgument,
                .. Slots.Select(slot => new CommandArgument(slot.Option, CommandArgumentKind.Option, Describe(slot.Slot), "Roscosmos") { HelpName = "WORDS" }),
                new(Status, CommandArgumentKind.Option, Statuses(), "done") { HelpName = "STATUS" },
                new(Empty, CommandArgumentKind.Option, "What the source doesn't say, with commas between: who, what, when, where, why, how, speaker", "how") { HelpName = "SLOTS" },
                ReasonArgument,
            ],
            Examples = ["events edit starter#1 --what \"cooperation\" --status announced", "events edit starter#1 --empty why,how --reason \"it is another's\""],
        },
        new("events approve", Right.Moderator, SourceCommands.Keeping, "Say that a row of the ledger is right", ApproveAsync)
        {
            Description = "Marks a row as right: it stays as it is, as long as its sentence and words stand in the source.",
            Arguments = [RowArgument, ReasonArgument],
            Examples = ["events approve starter#1"],
        },
        new("events hide", Right.Moderator, SourceCommands.Keeping, "Take a row of the ledger out of lists and answers", HideAsync)
        {
            Description = "Takes a row out of lists and answers, as long as its sentence stands in the source.",
            Arguments = [RowArgument, ReasonArgument],
            Examples = ["events hide starter#2 --reason \"it is a quote from a book\""],
        },
        new("events propose", Right.Moderator, SourceCommands.Keeping, "Have a language model propose rows of the ledger", ProposedEvents.ProposeAsync)
        {
            Description = "Has the configured language model read a source. Only rows in the source's own words are kept, marked as proposed: they answer nothing until events approve or events edit.",
            Arguments = [new(ProposedEvents.Source, CommandArgumentKind.Word, "The source", "starter") { NamesSource = true, IsRequired = true }],
            Examples = ["events propose starter"],
        },
        new("events undo", Right.Moderator, SourceCommands.Keeping, "Take back what was done with a row of the ledger", UndoAsync)
        {
            Description = "Takes back an edit, an approval or a hiding: the row stands again as it was read from the text.",
            Arguments = [RowArgument, ReasonArgument],
            Examples = ["events undo starter#2"],
        },
        new("events reviews", Right.Moderator, SourceCommands.Moderating, "List what moderators did with rows of the ledger", ListReviewsAsync)
        {
            Description = "Lists edited, approved and hidden rows with who, when and why, and those that lapsed because the source doesn't say it any more.",
            Arguments = [CommandArgument.Json("Print the rows as JSON lines")],
            Examples = ["events reviews"],
        },
    ];

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        // Who keeps the sources sees those of the workspace; who asks, all that answer.
        ImmutableArray<string> workspaces = call.Surface == CommandSurfaces.Terminal ? [call.WorkspaceId] : [.. Retriever.Workspaces(call.WorkspaceId)];
        var source = call.Values.Find(Source) is { Length: > 0 } typed ? typed : null;
        var (first, last) = (ReadDays(call.Values.Find(Since)), ReadDays(call.Values.Find(Until)));
        foreach (var (option, days) in new[] { (Since, first), (Until, last) })
        {
            if (call.Values.Has(option) && days is null)
            {
                return new Reply.OfRefusal($"{option} needs a day, a month or a year, for example 2022-03-26, 2022-03 or 2022.");
            }
        }

        var span = first is null && last is null ? (DaySpan?)null : new DaySpan(first?.First ?? DateOnly.MinValue, last?.Last ?? DateOnly.MaxValue);
        if (span is { } asked && asked.First > asked.Last)
        {
            return new Reply.OfRefusal($"{Since} is later than {Until}: nothing lies between them.");
        }

        var criteria = new EventCriteria(call.Values.Find(By), call.Values.Find(Action), span);
        var isKnown = source is null;
        var rows = ImmutableArray.CreateBuilder<Event>();
        foreach (var workspace in workspaces)
        {
            isKnown = isKnown || await services.Sources.FindHistoryAsync(workspace, source!, cancellationToken).ConfigureAwait(false) is not null;
            var all = await services.Sources.ReadEventsAsync(workspace, cancellationToken).ConfigureAwait(false);
            rows.AddRange(EventFilter.Select([.. all.Where(row => source is null || row.SourceId == source)], criteria));
        }

        return !isKnown ? NoSource(source!)
            : criteria != new EventCriteria() ? new Reply.OfEvents(rows.ToImmutable()) { WhenEmpty = "No row of the ledger is like that: events without options lists them all." }
            : source is null ? new Reply.OfEvents(rows.ToImmutable())
            : new Reply.OfEvents(rows.ToImmutable()) { WhenEmpty = $"The source \"{source}\" tells of no event, or answers nothing at present." };
    }

    private static DaySpan? ReadDays(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new(day, day)
        : DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? new(month, new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)))
        : DateOnly.TryParseExact(typed, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year) ? new(year, new(year.Year, 12, 31))
        : null;

    private static async Task<Reply> EditAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var (refusal, source, row) = await FindAsync(services, call, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        var edited = row! with { Review = EventReview.Edited };
        if (call.Values.Find(Status) is { } status)
        {
            // A number would be taken for a status too.
            if (!status.All(char.IsAsciiLetter) || !Enum.TryParse<EventStatus>(status, ignoreCase: true, out var parsed))
            {
                return new Reply.OfRefusal($"There is no status \"{status}\": there are {string.Join(", ", Enum.GetNames<EventStatus>()).ToLowerInvariant()}.");
            }

            edited = edited with { Status = parsed };
        }

        foreach (var name in (call.Values.Find(Empty) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (option, slot) = Slots.FirstOrDefault(s => s.Option[2..].Equals(name, StringComparison.OrdinalIgnoreCase));
            if (option is null)
            {
                return new Reply.OfRefusal($"There is no slot \"{name}\" to empty: there are {string.Join(", ", Slots.Select(s => s.Option[2..]))}.");
            }

            if (call.Values.Has(option))
            {
                return new Reply.OfRefusal($"{option} says what stands there and {Empty} that nothing does: give one of them.");
            }

            edited = edited.With(slot, null);
        }

        foreach (var (option, slot) in Slots)
        {
            if (call.Values.Find(option) is not { } words)
            {
                continue;
            }

            if (SlotWords.FindTyped(source!.Revision, row.Sentence, slot, words.Trim()) is not { } found)
            {
                return new Reply.OfRefusal(Explain(source.Revision, row, slot, words.Trim()));
            }

            edited = edited.With(slot, found);
        }

        return Describe(row, edited) is { Length: > 0 } changes
            ? await WriteAsync(services, call, source!, edited, changes, $"now says {changes}", cancellationToken).ConfigureAwait(false)
            : new Reply.OfRefusal($"That is what {EventId.Of(row)} says already: give what is to change, for example --why, {Status} or {Empty}.");
    }

    private static Task<Reply> ApproveAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        ReviewAsync(services, call, EventReview.Approved, "is approved", cancellationToken);

    private static Task<Reply> HideAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        ReviewAsync(services, call, EventReview.Hidden, "is hidden from lists and answers; events undo shows it again", cancellationToken);

    private static async Task<Reply> ReviewAsync(
        CommandServices services, CommandCall call, EventReview verdict, string done, CancellationToken cancellationToken)
    {
        var (refusal, source, row) = await FindAsync(services, call, cancellationToken).ConfigureAwait(false);
        return refusal is not null ? refusal
            : row!.Review == verdict ? new Reply.OfRefusal($"{EventId.Of(row)} is {ReplyTable.Words(verdict)} already: events undo takes that back.")
            : await WriteAsync(services, call, source!, row with { Review = verdict }, "", done, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Reply> UndoAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var (refusal, _, row) = await FindAsync(services, call, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        var undone = RowReview.Of(row!, row!.Review, call.Actor.ToString(), services.Clock.GetUtcNow(), Detail(call, "", row));
        if (row.Review == EventReview.None || !await services.Reviews.RemoveAsync(undone, EventId.Of(row), cancellationToken).ConfigureAwait(false))
        {
            return new Reply.OfRefusal($"Nothing was done with {EventId.Of(row)}: there is nothing to take back.");
        }

        var left = await services.Reviews.FindAsync(call.WorkspaceId, row.SourceId, cancellationToken).ConfigureAwait(false);
        return new Reply.OfNotice(left?.Ledger.Rows.Any(r => RowKey.Of(r) == undone.Key) == true
            ? $"{EventId.Of(row)} stands again as it was read from the text."
            : $"{EventId.Of(row)} is gone: it was proposed, and isn't read from the text.");
    }

    private static async Task<Reply> ListReviewsAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var all = await services.Reviews.ListAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false);
        var rows = new List<(RowReview Review, string State)>();
        foreach (var ofSource in all.GroupBy(review => review.SourceId))
        {
            var source = await services.Reviews.FindAsync(call.WorkspaceId, ofSource.Key, cancellationToken).ConfigureAwait(false);
            var numbers = source?.Ledger.Rows.GroupBy(RowKey.Of).ToDictionary(r => r.Key, r => EventId.Of(r.First()).ToString()) ?? [];
            var lapsed = source?.Ledger.Lapsed.Select(review => review.Key).ToHashSet() ?? [];
            rows.AddRange(ofSource.Select(review => (
                review,
                source is null ? $"{ofSource.Key} answers nothing at present"
                    : lapsed.Contains(review.Key) ? $"lapsed: {ofSource.Key} doesn't say it any more"
                    : numbers[review.Key])));
        }

        return new Reply.OfTable(ReplyTable.Of(rows));
    }

    private static async Task<Reply> WriteAsync(
        CommandServices services,
        CommandCall call,
        ReviewedSource source,
        Event row,
        string changes,
        string done,
        CancellationToken cancellationToken)
    {
        var id = EventId.Of(row);
        if ((call.Values.Find(Reason) ?? "") is { Length: > SourceLimits.MaxReasonLength } reason)
        {
            return new Reply.OfRefusal($"The reason has {reason.Length} characters and may have {SourceLimits.MaxReasonLength}: shorten it.");
        }

        if (row.Sentence.Text.Length > MaxSentence)
        {
            return new Reply.OfRefusal(string.Create(CultureInfo.InvariantCulture, $"The sentence of {id} has more than {MaxSentence} characters, which is too long to be corrected."));
        }

        if (source.Ledger.Rows.Count(r => r.Review != EventReview.None) + source.Ledger.Lapsed.Length >= MostReviews)
        {
            return new Reply.OfRefusal($"The source \"{id.SourceId}\" has {MostReviews} corrected rows, which is the most: undo one that isn't needed any more.");
        }

        var review = RowReview.Of(row, row.Review, call.Actor.ToString(), services.Clock.GetUtcNow(), call.Values.Find(Reason) ?? "");
        return await services.Reviews.WriteAsync(review, source.Revision.Number, id, Detail(call, changes, row), cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"{id} {done}.")
            : new Reply.OfRefusal($"Somebody changed the source \"{id.SourceId}\" meanwhile: look at its rows with events {id.SourceId}, then repeat this.");
    }

    private static async Task<(Reply? Refusal, ReviewedSource? Source, Event? Row)> FindAsync(
        CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        if (EventId.Parse(call.Values[Row]) is not { } id)
        {
            return (new Reply.OfRefusal($"\"{call.Values[Row]}\" names no row: write it as events prints it, for example starter#1."), null, null);
        }

        if (await services.Reviews.FindAsync(call.WorkspaceId, id.SourceId, cancellationToken).ConfigureAwait(false) is not { } source)
        {
            return (
                await services.Sources.FindHistoryAsync(call.WorkspaceId, id.SourceId, cancellationToken).ConfigureAwait(false) is null
                    ? new Reply.OfRefusal($"There is no row {id}, as there is no such source: events lists the rows.")
                    : new Reply.OfRefusal($"The source \"{id.SourceId}\" answers nothing at present, so it has no rows: restore or release it first."),
                null,
                null);
        }

        return source.Ledger.Rows.FirstOrDefault(row => EventId.Of(row) == id) is { } found
            ? (null, source, found)
            : (new Reply.OfRefusal($"There is no row {id}: events {id.SourceId} lists those that there are."), null, null);
    }

    // What is wrong with words that can't stand in a slot.
    private static string Explain(SourceRevision revision, Event row, EventSlotName slot, string words)
    {
        var name = slot.ToString().ToLowerInvariant();
        if (words.Length == 0)
        {
            return $"--{name} has no words: copy them from the source, or empty the slot with {Empty} {name}.";
        }

        if (words.Length > SlotWords.MaxLength)
        {
            return $"The words of --{name} have {words.Length} characters and may have {SlotWords.MaxLength}: take the few that say it.";
        }

        if (slot == EventSlotName.What && SlotWords.FindTyped(revision, row.Sentence, EventSlotName.Why, words) is not null)
        {
            return $"What was acted on has to stand in the row's own sentence, and “{words}” stands elsewhere: “{row.Sentence.Text}”";
        }

        return SlotWords.FindNearestSentence(revision, words) is { } nearest
            ? $"The words “{words}” don't stand so in the source \"{revision.SourceId}\": copy them letter for letter. The sentence that comes nearest: “{nearest}”"
            : $"The words “{words}” don't stand in the source \"{revision.SourceId}\", nor does any of them: copy them from its text.";
    }

    private static string Describe(Event before, Event after) => string.Join("; ", Slots
        .Select(slot => (slot.Slot, Before: before.Slot(slot.Slot)?.Text, After: after.Slot(slot.Slot)?.Text))
        .Where(slot => slot.Before != slot.After)
        .Select(slot => $"{slot.Slot.ToString().ToLowerInvariant()}: {Quote(slot.After)} (before: {Quote(slot.Before)})")
        .Concat(before.Status == after.Status ? [] : [$"status: {ReplyTable.Words(after.Status)} (before: {ReplyTable.Words(before.Status)})"]));

    private static string Quote(string? words) => words is null ? "not said" : $"“{words}”";

    // The row's number is another one in another revision: its sentence says which row it was.
    private static string Detail(CommandCall call, string changes, Event row) =>
        string.Join(" ", new[] { call.Values.Find(Reason), changes, $"“{row.Sentence.Text}”" }.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string Describe(EventSlotName slot) => slot switch
    {
        EventSlotName.Who => "Who did it, in words of the source",
        EventSlotName.What => "What was acted on, in words of the row's sentence",
        EventSlotName.When => "When, in words of the source",
        EventSlotName.Where => "Where, in words of the source",
        EventSlotName.Why => "The reason, in words of the source",
        EventSlotName.How => "The means or manner, in words of the source",
        EventSlotName.Speaker => "Who says so, in words of the source",
        _ => throw new ArgumentOutOfRangeException(nameof(slot)),
    };

    private static string Statuses() => $"How firmly it is told: {string.Join(", ", Enum.GetNames<EventStatus>()).ToLowerInvariant()}";

    private static Reply.OfRefusal NoSource(string id) => new($"There is no source \"{id}\": sources list shows the ids.");
}
