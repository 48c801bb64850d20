using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Rows to be shown. Cells may hold words of users and sources: every renderer escapes them.</summary>
/// <param name="Columns">The columns' names, the bot's own words.</param>
/// <param name="Rows">As many cells each as there are columns; an empty string is an empty cell.</param>
/// <param name="WhenEmpty">The sentence that is said in place of no rows.</param>
public sealed record ReplyTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows, string WhenEmpty)
{
    /// <summary>The ledger as a table.</summary>
    public static ReplyTable Of(IEnumerable<Event> events) => new(
        ["row", "who", "did", "what", "when", "where", "why", "how", "says", "status", "review"],
        [
            .. events.Select(ImmutableArray<string> (e) =>
            [
                EventId.Of(e).ToString(), EventText.Who(e), e.Action.Text, Text(e.What), EventText.When(e), Text(e.Where), Text(e.Why), Text(e.How),
                EventText.Speaker(e), Words(e.Status), e.Review == EventReview.None ? "" : Words(e.Review),
            ]),
        ],
        "The ledger is empty: no source tells of an event.");

    /// <summary>What moderators did with rows of the ledger, with where each row stands now.</summary>
    public static ReplyTable Of(IEnumerable<(RowReview Review, string State)> reviews) => new(
        ["row", "what", "when", "who", "why", "sentence"],
        [
            .. reviews.Select(ImmutableArray<string> (r) =>
                [r.State, Words(r.Review.Verdict), Time(r.Review.At), r.Review.By, r.Review.Reason, r.Review.Key.Sentence]),
        ],
        "No row of the ledger was edited, approved or hidden.");

    /// <summary>The list of sources as a table.</summary>
    public static ReplyTable Of(IEnumerable<Source> sources) => new(
        ["id", "revision", "title", "author", "publisher", "published", "characters", "updated", "state"],
        [
            .. sources.Select(ImmutableArray<string> (s) =>
            [
                s.Id,
                s.Revision.ToString(CultureInfo.InvariantCulture),
                s.Metadata.Title ?? "",
                s.Metadata.Author ?? "",
                s.Metadata.Publisher ?? "",
                s.Metadata.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                s.Length.ToString(CultureInfo.InvariantCulture),
                s.UpdatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                s.State.ToString().ToLowerInvariant(),
            ]),
        ],
        "There are no sources: add one with sources add FILE.");

    /// <summary>Ratings as a table.</summary>
    public static ReplyTable Of(IEnumerable<Rating> ratings) => new(
        ["answer", "rating", "reason", "when", "who"],
        [.. ratings.Select(ImmutableArray<string> (r) => [r.AnswerId.ToString(CultureInfo.InvariantCulture), r.IsGood ? "good" : "bad", r.Reason, Time(r.At), r.By.ToString()])],
        "Nobody has rated an answer yet.");

    /// <summary>A source's history as a table.</summary>
    public static ReplyTable Of(SourceHistory history) => new(
        ["revision", "what", "when", "who", "why"],
        [
            .. history.Steps.Select(ImmutableArray<string> (s) =>
            [
                s.Revision.ToString(CultureInfo.InvariantCulture),
                s.Kind == SourceStepKind.Written ? Words(s.Origin) : s.Kind == SourceStepKind.Quarantined ? $"{Words(s.Origin)}, quarantined" : Words(s.Kind),
                Time(s.At),
                s.By,
                s.Reason,
            ]),
        ],
        "Nothing has happened to this source.");

    /// <summary>The audit log as a table.</summary>
    public static ReplyTable Of(IEnumerable<AuditEntry> entries) => new(
        ["entry", "when", "who", "what", "subject", "detail"],
        [
            .. entries.Select(ImmutableArray<string> (e) =>
                [e.Id.ToString(CultureInfo.InvariantCulture), Time(e.At), e.Actor, Words(e.Action), e.Subject, e.Detail]),
        ],
        "The audit log has no such entry.");

    /// <summary>Workspaces as a table, one row for each linked chat.</summary>
    public static ReplyTable Of(IEnumerable<Workspace> workspaces) => new(
        ["workspace", "paused since", "chat", "linked", "by"],
        [
            .. workspaces.SelectMany(w => w.Chats.DefaultIfEmpty().Select(ImmutableArray<string> (c) =>
            [
                w.Id,
                w.PausedAt is { } paused ? Time(paused) : "",
                c is null ? "" : $"{c.Platform}:{c.ChatId}",
                c is null ? "" : Time(c.LinkedAt),
                c?.LinkedBy ?? "",
            ])),
        ],
        "There is no such workspace: workspace invite makes it.");

    /// <summary>Rights by name as a table.</summary>
    public static ReplyTable Of(IEnumerable<Member> members) => new(
        ["person", "right", "granted", "by"],
        [.. members.Select(ImmutableArray<string> (m) => [m.Person.ToString(), Words(m.Right), Time(m.GrantedAt), m.GrantedBy])],
        "Nobody has a right by name here: members grant gives one.");

    /// <summary>Posted answers as a table.</summary>
    public static ReplyTable Of(IEnumerable<LoggedAnswer> answers) => new(
        ["answer", "when", "chat", "question", "outcome", "sources", "state"],
        [
            .. answers.Select(ImmutableArray<string> (a) =>
            [
                a.Record.InboxItemId.ToString(CultureInfo.InvariantCulture),
                Time(a.Record.AnsweredAt),
                $"{a.Conversation.Platform}:{a.Conversation.ChatId}",
                a.Record.Question,
                a.Record.Answer is RecordedAnswer.Grounded ? "answered" : "abstained",
                a.Record.Answer is RecordedAnswer.Grounded(var draft)
                    ? string.Join(", ", draft.Claims.SelectMany(c => c.Quotes).Select(q => $"{q.SourceId} {q.Revision}").Distinct())
                    : "",
                Words(a.State),
            ]),
        ],
        "Nothing was answered yet, or only in private chats.");

    /// <summary>Golden questions as a table.</summary>
    public static ReplyTable Of(IEnumerable<GoldenQuestion> goldens) => new(
        ["golden", "question", "has to be", "added", "by"],
        [
            .. goldens.Select(ImmutableArray<string> (g) =>
            [
                g.Id.ToString(CultureInfo.InvariantCulture),
                g.Question,
                g.ExpectedSource is { } source ? $"answered from {source}" : "left unanswered",
                Time(g.AddedAt),
                g.AddedBy,
            ]),
        ],
        "There are no golden questions: golden add keeps one.");

    /// <summary>Unanswered questions as a table.</summary>
    public static ReplyTable Of(IEnumerable<UnansweredGroup> groups) => new(
        ["group", "asked", "last", "missing", "question"],
        [
            .. groups.Select(ImmutableArray<string> (g) =>
            [
                g.Id.ToString(CultureInfo.InvariantCulture),
                $"{g.Count.ToString(CultureInfo.InvariantCulture)} {(g.Count == 1 ? "time" : "times")}",
                Time(g.LastAskedAt),
                g.MostMissing ?? "",
                g.Question,
            ]),
        ],
        "Every question that was asked could be answered, or was closed.");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A name of the program's own as words: "RolledBack" as "rolled back".</summary>
    internal static string Words(Enum value) => string.Concat(value.ToString().Select((c, i) =>
        !char.IsUpper(c) ? $"{c}" : i == 0 ? $"{char.ToLowerInvariant(c)}" : $" {char.ToLowerInvariant(c)}"));

    private static string Text(EventSlot? slot) => slot?.Text ?? "";
}
