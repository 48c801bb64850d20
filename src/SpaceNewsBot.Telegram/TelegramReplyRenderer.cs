using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Telegram;

/// <summary>
/// Turns a reply into messages in Telegram's HTML. Pure: the same reply, the same messages. Words of sources and users
/// are cleaned and escaped, and nothing in them becomes a link, a mention or a command.
/// </summary>
internal static class TelegramReplyRenderer
{
    /// <summary>What stands in the place of a message that the new reply doesn't need.</summary>
    public const string Outdated = "(This part is outdated.)";

    /// <summary>The messages, in order, each within Telegram's limits.</summary>
    public static ImmutableArray<string> Render(Reply reply)
    {
        var blocks = reply switch
        {
            Reply.OfText(var text) => [new TelegramBlock([new TelegramSpan(text.Text)])],
            Reply.OfSources(var sources) => Render(sources),
            Reply.OfAnswer(GroundedAnswer answer) => Render(answer),
            Reply.OfAnswer(Abstention abstention) => Render(abstention),
            Reply.OfNotice notice => [new TelegramBlock(Foreign(notice.Sentence))],
            Reply.OfRefusal refusal => [new TelegramBlock(Foreign(refusal.Sentence))],
            Reply.OfTable(var table) => Render(table),
            Reply.OfEvents(var events) => Render(ReplyTable.Of(events)),
            Reply.OfSource(var revision, var textOnly) source => Render(revision, textOnly, source.State),
            Reply.OfDiff(var diff) => TelegramDiff.Render(diff),
            Reply.OfPreview(var preview) => TelegramPreview.Render(preview),
            Reply.OfEdit edit => Render(edit),
            Reply.OfCorrection correction => Render(correction),
            Reply.OfRetraction retraction => Render(retraction),
            _ => throw new ArgumentOutOfRangeException(nameof(reply)),
        };
        return TelegramPager.Lay(blocks);
    }

    private static List<TelegramBlock> Render(Reply.OfCorrection correction)
    {
        var what = correction.What;
        var title = string.IsNullOrWhiteSpace(what.Title) ? $"source {what.SourceId}" : $"“{what.Title}”";
        return
        [
            new([new($"This answer was corrected: on {Time(correction.When)}, "), .. Foreign(OnOneLine(title)), new($" {what.Sentence}.")]),
            .. correction.Outcome is GroundedAnswer answer ? Render(answer) : Render((Abstention)correction.Outcome),
        ];
    }

    private static List<TelegramBlock> Render(Reply.OfRetraction retraction) =>
    [
        new([
            new($"This answer was retracted by a moderator on {Time(retraction.When)}{(string.IsNullOrWhiteSpace(retraction.Reason) ? "." : ": ")}"),
            .. Foreign(OnOneLine(retraction.Reason)),
        ]),
    ];

    private static List<TelegramBlock> Render(ImmutableArray<Source> sources) =>
    [
        new([new(sources.Length == 1 ? "I answer from one source:" : $"I answer from {Number(sources.Length)} sources:")]),
        .. sources.Select(s => new TelegramBlock([new("• "), .. Attribute(s.Id, s.Revision, s.Metadata)], LinesBefore: 1)),
    ];

    /// <summary>A row is a list of "name: value" lines, since a message has no columns.</summary>
    private static List<TelegramBlock> Render(ReplyTable table) => table.Rows.IsEmpty
        ? [new([new(table.WhenEmpty)])]
        : [.. table.Rows.SelectMany(row => table.Columns.Zip(row)
            .Where(cell => cell.Second.Length > 0)
            .Select((cell, i) => new TelegramBlock([new($"{cell.First}: "), .. Foreign(OnOneLine(cell.Second))], LinesBefore: i == 0 ? 2 : 1)))];

    private static List<TelegramBlock> Render(SourceRevision revision, bool textOnly, SourceState state) => textOnly
        ? [new(Foreign(revision.Text))]
        :
        [
            new([.. Foreign(revision.SourceId), new(" · "), .. Attribute(revision.SourceId, revision.Number, revision.Metadata)]),
            .. Optional(Describe(state)),
            .. revision.Passages.SelectMany(p => new TelegramBlock[]
            {
                new([new($"{Number(p.Start)}–{Number(p.End)} {p.Kind.ToString().ToLowerInvariant()}")], StaysWithNext: true),
                new(Foreign(revision.Text[p.Start..p.End]), IsQuote: true, LinesBefore: 1),
            }),
        ];

    private static string? Describe(SourceState state) => state switch
    {
        SourceState.Quarantined => "In quarantine: it answers nothing until a moderator releases it.",
        SourceState.Removed => "Removed: it answers nothing until a moderator restores it.",
        _ => null,
    };

    private static List<TelegramBlock> Render(Reply.OfEdit edit) =>
    [
        new(Foreign(edit.Refusal ?? Describe(edit.Outcome))),
        .. Optional(edit.Quarantine),
        .. FindingText.Summarize(edit.Outcome).Select(line => new TelegramBlock([new("• "), .. Foreign(OnOneLine(line))], LinesBefore: 1)),
        .. Optional(edit.Outcome is SourceEditOutcome.Conflict(var between) ? OnOneLine(DiffText.Overtaken(between)) : null),
        .. edit.Overtaken is { } meanwhile ? TelegramDiff.Render(meanwhile) : [],
    ];

    private static string Describe(SourceEditOutcome outcome) => outcome switch
    {
        SourceEditOutcome.Committed(var id, var revision) => $"Saved: {id}, revision {Number(revision)}.",
        SourceEditOutcome.AlreadyThere(var id) => $"This text is already there: {id}.",
        SourceEditOutcome.Removed(var id) => $"Removed from every answer: {id}.",
        SourceEditOutcome.Released(var id, var revision) => $"Released: {id}, revision {Number(revision)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static IEnumerable<TelegramBlock> Optional(string? sentence) => sentence is null ? [] : [new(Foreign(sentence))];

    private static List<TelegramBlock> Render(GroundedAnswer answer)
    {
        var blocks = new List<TelegramBlock>();
        foreach (var claim in answer.Claims)
        {
            var marks = string.Concat(claim.Citations.Select(n => $"[{Number(n)}]"));
            blocks.Add(new([.. Foreign(claim.Text), new($" {marks}")]));
        }

        for (var n = 1; n <= answer.Citations.Length; n++)
        {
            var citation = answer.Citations[n - 1];
            var standsInClaim = answer.IsQuotedInClaim(n);
            if (!standsInClaim)
            {
                blocks.Add(new(Foreign(citation.Quote), IsQuote: true, StaysWithNext: true));
            }

            blocks.Add(new(
                [new($"[{Number(n)}] "), .. Attribute(citation.SourceId, citation.Revision, citation.Metadata)],
                LinesBefore: standsInClaim ? 2 : 1));
        }

        blocks.AddRange(RenderMissing(answer));
        return blocks;
    }

    private static List<TelegramBlock> Render(Abstention abstention)
    {
        List<TelegramBlock> blocks = [new(Foreign(abstention.Reason)), .. RenderMissing(abstention)];
        if (abstention.Nearest is { } nearest)
        {
            blocks.Add(new([new("The nearest passage:")], StaysWithNext: true));
            blocks.Add(new(Foreign(nearest.Quote), IsQuote: true, LinesBefore: 1, StaysWithNext: true));
            blocks.Add(new(Attribute(nearest.SourceId, nearest.Revision, nearest.Metadata), LinesBefore: 1));
        }

        return blocks;
    }

    private static IEnumerable<TelegramBlock> RenderMissing(Answer answer)
    {
        if (answer.Missing.Length > 0)
        {
            yield return new([new("The sources don't say: "), .. Foreign(string.Join(", ", answer.Missing)), new(".")]);
        }
    }

    /// <summary>Title, author, publisher, date and revision of a source.</summary>
    private static ImmutableArray<TelegramSpan> Attribute(string sourceId, int revision, SourceMetadata metadata)
    {
        var title = string.IsNullOrWhiteSpace(metadata.Title) ? $"Source {sourceId}" : metadata.Title;
        var spans = ImmutableArray.CreateBuilder<TelegramSpan>();
        if (Address(metadata.Url) is { } address)
        {
            spans.Add(new(OnOneLine(title), Address: address));
        }
        else
        {
            spans.AddRange(Foreign(OnOneLine(title)));
        }

        foreach (var detail in new[] { metadata.Author, metadata.Publisher }.Distinct())
        {
            if (!string.IsNullOrWhiteSpace(detail))
            {
                spans.Add(new(" · "));
                spans.AddRange(Foreign(OnOneLine(detail)));
            }
        }

        var date = metadata.Published is { } day ? $" · {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "";
        spans.Add(new($"{date} · revision {Number(revision)}"));
        return spans.ToImmutable();
    }

    private static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;

    private static ImmutableArray<TelegramSpan> Foreign(string text) => ForeignText.Render(text);

    private static string OnOneLine(string text) => ForeignText.OnOneLine(text);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
