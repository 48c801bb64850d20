using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Puts a reply into paragraphs and quotes, the same for every chat platform, which lays them out and escapes them. Pure.
/// </summary>
public static class ReplyOutline
{
    /// <summary>The paragraphs and quotes, in reading order; blank ones are to be left out.</summary>
    public static ImmutableArray<ReplyBlock> Of(Reply reply) => reply switch
    {
        Reply.OfText(var text) => [new ReplyBlock([new ReplySpan(text.Text)])],
        Reply.OfSources(var sources) => Describe(sources),
        Reply.OfAnswer(var outcome) => Describe(outcome),
        Reply.OfNotice notice => [Paragraph(notice.Sentence)],
        Reply.OfRefusal refusal => [Paragraph(refusal.Sentence)],
        Reply.OfTable(var table) => Describe(table),
        Reply.OfEvents events => Describe(events),
        Reply.OfSource(var revision, var textOnly) source => textOnly ? [Paragraph(revision.Text)] : Describe(revision, source.State),
        Reply.OfDiff(var diff) => DiffOutline.Of(diff),
        Reply.OfPreview(var preview) shown => [.. DiffOutline.Of(preview), .. Optional(shown.Advice)],
        Reply.OfEdit edit => Describe(edit),
        Reply.OfEvidence evidence => Describe(evidence),
        Reply.OfCorrection correction => Describe(correction),
        Reply.OfRetraction retraction => Describe(retraction),
        _ => throw new ArgumentOutOfRangeException(nameof(reply)),
    };

    private static ReplyBlock Paragraph(string text) => new([Foreign(text)]);

    private static ReplySpan Foreign(string text) => new(CleanText.Of(text), IsForeign: true);

    private static ReplySpan Line(string text) => new(CleanText.OnOneLine(text), IsForeign: true);

    private static ImmutableArray<ReplyBlock> Optional(string? sentence) => sentence is null ? [] : [Paragraph(sentence)];

    private static ImmutableArray<ReplyBlock> Describe(Answer outcome) => outcome is GroundedAnswer answer ? Describe(answer) : Describe((Abstention)outcome);

    private static ImmutableArray<ReplyBlock> Describe(GroundedAnswer answer) =>
    [
        .. answer.Claims.Select(claim => Claim(claim, answer)),
        .. answer.Citations.SelectMany((citation, i) => Cite(citation, i + 1)),
        .. Missing(answer),
    ];

    /// <summary>
    /// What a claim says beside the quote that it ends with, which stands below as a quote with its source; blank for a claim
    /// that is the quote alone.
    /// </summary>
    private static ReplyBlock Claim(Claim claim, GroundedAnswer answer)
    {
        var quoted = claim.Citations
            .Select(n => answer.Citations[n - 1].Quote)
            .SelectMany(quote => new[] { $"“{quote}”", quote })
            .FirstOrDefault(quote => claim.Text.EndsWith(quote, StringComparison.Ordinal));
        var lead = quoted is null ? claim.Text : claim.Text[..^quoted.Length].TrimEnd(' ', '—');
        return lead.Length == 0
            ? new([])
            : new([Foreign(lead), new($" {string.Concat(claim.Citations.Select(n => $"[{Number(n)}]"))}")]);
    }

    private static IEnumerable<ReplyBlock> Cite(Citation citation, int number) =>
    [
        new([Foreign(citation.Quote)], IsQuote: true, StaysWithNext: true),
        new([new($"[{Number(number)}] "), .. Attribute(citation)], LinesBefore: 1),
    ];

    private static ImmutableArray<ReplyBlock> Describe(Abstention abstention) =>
    [
        Paragraph(abstention.Reason),
        .. Missing(abstention),
        .. abstention.Nearest is not { } nearest ? [] : new ReplyBlock[]
        {
            new([new(ChatTexts.NearestPassage)], StaysWithNext: true),
            new([Foreign(nearest.Quote)], IsQuote: true, LinesBefore: 1, StaysWithNext: true),
            new(Attribute(nearest), LinesBefore: 1),
        },
    ];

    private static ImmutableArray<ReplyBlock> Missing(Answer answer) => answer.Missing.IsEmpty
        ? []
        : [new([new($"{ChatTexts.SourcesDontSay} "), Foreign($"{string.Join(", ", answer.Missing.Select(ChatTexts.Gap))}.")])];

    private static ImmutableArray<ReplyBlock> Describe(Reply.OfCorrection correction)
    {
        var what = correction.What;
        var title = string.IsNullOrWhiteSpace(what.Title) ? ChatTexts.SourceNamed(what.SourceId) : $"“{what.Title}”";
        return
        [
            new([new($"{ChatTexts.CorrectedOn(Time(correction.When))} "), Line(title), new($" {what.ShownSentence}.")]),
            .. Describe(correction.Outcome),
        ];
    }

    private static ImmutableArray<ReplyBlock> Describe(Reply.OfRetraction retraction) =>
    [
        new([
            new($"{ChatTexts.RetractedOn(Time(retraction.When))}{(string.IsNullOrWhiteSpace(retraction.Reason) ? "." : ": ")}"),
            Line(retraction.Reason),
        ]),
        .. retraction.Claims.Select(claim => new ReplyBlock([Foreign(claim) with { Style = SpanStyle.Gone }])),
    ];

    private static ImmutableArray<ReplyBlock> Describe(Reply.OfEvidence evidence) => evidence.Quotes.IsEmpty
        ? [Paragraph(ChatTexts.QuotesNothing)]
        : [.. evidence.Quotes.SelectMany((quote, i) => Describe(quote, i + 1))];

    /// <summary>The words around a quote are plain, its own are set off.</summary>
    private static IEnumerable<ReplyBlock> Describe(QuoteInContext quote, int number)
    {
        yield return new([new($"[{Number(number)}] "), .. Attribute(quote.Citation)], StaysWithNext: true);
        if (Describe(quote.Standing, quote.Latest) is { } warning)
        {
            yield return new([new(warning)], LinesBefore: 1, StaysWithNext: quote.Standing != QuoteStanding.Removed);
        }

        if (quote.Standing == QuoteStanding.Removed)
        {
            yield break;
        }

        yield return new(
            [Foreign(quote.Before), new(quote.Before.Length > 0 ? " " : ""), Foreign(quote.Citation.Quote) with { Style = SpanStyle.Come }, new(quote.After.Length > 0 ? " " : ""), Foreign(quote.After)],
            IsQuote: true,
            LinesBefore: 1);
    }

    private static string? Describe(QuoteStanding standing, int latest) => standing switch
    {
        QuoteStanding.Outdated => ChatTexts.QuoteIsOutdated(latest),
        QuoteStanding.Removed => ChatTexts.QuoteIsRemoved,
        _ => null,
    };

    private static ImmutableArray<ReplyBlock> Describe(ImmutableArray<Source> sources) =>
    [
        new([new(sources.Length == 1 ? ChatTexts.AnswersFromOneSource : ChatTexts.AnswersFromSources(sources.Length))]),
        .. sources.Select(s => new ReplyBlock([new("• "), .. Attribute(s.Id, s.Revision, s.Metadata)], LinesBefore: 1)),
    ];

    /// <summary>A row is who did what, the rest of what is said about it, and what isn't said.</summary>
    private static ImmutableArray<ReplyBlock> Describe(Reply.OfEvents events) => events.Events.IsEmpty
        ? [Paragraph(events.WhenEmpty)]
        : [.. events.Events.SelectMany(row => new ReplyBlock[]
        {
            new([Line(EventId.Of(row).ToString()), new(" · "), Line(EventText.Headline(row))], StaysWithNext: true),
            new([Line(string.Join(" · ", EventText.Details(row)))], LinesBefore: 1, StaysWithNext: EventText.Missing(row) is not null),
            new([new(EventText.Missing(row) ?? "")], LinesBefore: 1),
        })];

    /// <summary>A row is a list of "name: value" lines, since a message has no columns.</summary>
    private static ImmutableArray<ReplyBlock> Describe(ReplyTable table) => table.Rows.IsEmpty
        ? [new([new(table.WhenEmpty)])]
        : [.. table.Rows.SelectMany(row => table.Columns.Zip(row)
            .Where(cell => cell.Second.Length > 0)
            .Select((cell, i) => new ReplyBlock([new($"{cell.First}: "), Line(cell.Second)], LinesBefore: i == 0 ? 2 : 1)))];

    private static ImmutableArray<ReplyBlock> Describe(SourceRevision revision, SourceState state) =>
    [
        new([Foreign(revision.SourceId), new(" · "), .. Attribute(revision.SourceId, revision.Number, revision.Metadata)]),
        .. Optional(Describe(state)),
        .. revision.Passages.SelectMany(p => new ReplyBlock[]
        {
            new([new($"{Number(p.Start)}–{Number(p.End)} {p.Kind.ToString().ToLowerInvariant()}")], StaysWithNext: true),
            new([Foreign(revision.Text[p.Start..p.End])], IsQuote: true, LinesBefore: 1),
        }),
    ];

    private static string? Describe(SourceState state) => state switch
    {
        SourceState.Quarantined => "In quarantine: it answers nothing until a moderator releases it.",
        SourceState.Removed => "Removed: it answers nothing until a moderator restores it.",
        _ => null,
    };

    private static ImmutableArray<ReplyBlock> Describe(Reply.OfEdit edit) =>
    [
        Paragraph(edit.Refusal ?? Describe(edit.Outcome)),
        .. Optional(edit.Quarantine),
        .. Optional(edit.Lapses),
        .. FindingText.Summarize(edit.Outcome).Select(line => new ReplyBlock([new("• "), Line(line)], LinesBefore: 1)),
        .. Optional(edit.Outcome is SourceEditOutcome.Conflict(var between) ? CleanText.OnOneLine(DiffText.Overtaken(between)) : null),
        .. edit.Overtaken is { } meanwhile ? DiffOutline.Of(meanwhile) : [],
    ];

    private static string Describe(SourceEditOutcome outcome) => outcome switch
    {
        SourceEditOutcome.Committed(var id, var revision) => $"Saved: {id}, revision {Number(revision)}.",
        SourceEditOutcome.AlreadyThere(var id) => $"This text is already there: {id}.",
        SourceEditOutcome.Removed(var id) => $"Removed from every answer: {id}.",
        SourceEditOutcome.Released(var id, var revision) => $"Released: {id}, revision {Number(revision)}.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static ImmutableArray<ReplySpan> Attribute(Citation citation) =>
        Attribute(citation.SourceId, citation.Revision, citation.Metadata, citation.Quote);

    /// <summary>Title, author, publisher, date and revision of a source.</summary>
    private static ImmutableArray<ReplySpan> Attribute(string sourceId, int revision, SourceMetadata metadata, string? quote = null)
    {
        var title = Line(string.IsNullOrWhiteSpace(metadata.Title) ? ChatTexts.SourceAlone(sourceId) : metadata.Title);
        var date = metadata.Published is { } day ? $" · {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}" : "";
        return
        [
            Address(metadata.Url) is { } address ? title with { Address = address, Quote = quote } : title,
            .. new[] { metadata.Author, metadata.Publisher }.Distinct()
                .Where(detail => !string.IsNullOrWhiteSpace(detail))
                .SelectMany(detail => new ReplySpan[] { new(" · "), Line(detail!) }),
            new($"{date} · {ChatTexts.Revision(revision)}"),
        ];
    }

    private static string? Address(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri
            : null;

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
