using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Tests.Support;

/// <summary>Comparisons and previews of a test's own making.</summary>
internal static class SamplePreviews
{
    public static PreviewedEffect NoEffect { get; } = new(None<LedgerChange>(), None<GoldenCheck>(), 2, None<ChangedQuestion>(), 3);

    public static BoundedList<T> None<T>() => new([], 0);

    public static BoundedList<T> List<T>(params T[] items) => new([.. items], 0);

    public static DiffExcerpt Excerpt(params HunkPiece[] pieces) => new([new DiffHunk(5, 5, 2, 2, true, true, [.. pieces])], 0);

    public static HunkPiece Kept(string text) => new(DiffKind.Kept, text);

    public static HunkPiece Removed(string text, int leftOut = 0) => new(DiffKind.Removed, text, leftOut);

    public static HunkPiece Added(string text, int leftOut = 0) => new(DiffKind.Added, text, leftOut);

    public static RevisionDiff Diff(DiffExcerpt text, params FieldChange[] metadata) => new("ferry", 1, 2, text, [.. metadata]);

    public static PreviewedAnswer Quoting(string quote, int leftOut = 0, int furtherQuotes = 0) =>
        new(true, new([new PreviewedQuote("default", "ferry", quote, leftOut)], furtherQuotes));

    public static PreviewedAnswer Abstaining { get; } = new(false, None<PreviewedQuote>());

    public static Event Row(string who, string action, string? why = null) => new(
        "default", "ferry", 1, 0, Slot(who), Slot(who), Slot(action), null, null, null, why is null ? null : Slot(why), null, null, EventStatus.Done);

    public static GoldenCheck Check(bool held, bool holds, string question = "Who?", string? source = "ferry") => new(
        new GoldenQuestion(7, question, source, DateTimeOffset.UnixEpoch, "test"), held, holds, held ? Quoting("It was.") : Abstaining, holds ? Quoting("It is.") : Abstaining);

    public static SourcePreview Preview(
        SourcePreviewKind kind = SourcePreviewKind.Updated,
        DiffExcerpt? diff = null,
        ImmutableArray<FieldChange>? metadata = null,
        BoundedList<Finding>? findings = null,
        PreviewedEffect? effect = null,
        PreviewedEffect? onceReleased = null) => new(
            "default", "ferry", kind, 3, true, onceReleased is null, diff ?? new DiffExcerpt([], 0), metadata ?? [], findings ?? None<Finding>(), effect ?? NoEffect, onceReleased);

    public static Reply.OfEdit Conflict(string by, string reason) =>
        new(new SourceEditOutcome.Conflict(new SourceConflict(Revision(1, "a", "a"), Revision(2, by, reason))))
        {
            Overtaken = Diff(Excerpt(Removed("Monday"), Added("Tuesday"))),
        };

    /// <summary>Each reply that shows the text, in every place where foreign text can stand.</summary>
    public static IEnumerable<(string Slot, Reply Reply)> Placed(string text)
    {
        if (text.Length > 0)
        {
            yield return ("kept", new Reply.OfDiff(Diff(Excerpt(Removed("x"), Kept(text), Added("y")))));
            yield return ("removed", new Reply.OfDiff(Diff(Excerpt(Kept("see "), Removed(text), Kept("x")))));
            yield return ("added", new Reply.OfDiff(Diff(Excerpt(Kept("see"), Added(text), Kept(" x")))));
        }

        var excerpt = text.Length > FindingExcerpt.MaxLength ? text[..FindingExcerpt.MaxLength] : text;
        yield return ("fields", new Reply.OfDiff(Diff(new DiffExcerpt([], 0), new FieldChange("title", text, null), new FieldChange("author", null, text))));
        yield return ("ledger", new Reply.OfPreview(Preview(effect: NoEffect with { Ledger = List(new LedgerChange(Row(text, "left", text), null)) })));
        yield return ("golden", new Reply.OfPreview(Preview(effect: NoEffect with { Goldens = List(Check(true, false, text)) })));
        yield return ("question", new Reply.OfPreview(Preview(effect: NoEffect with { Questions = List(new ChangedQuestion(text, Abstaining, Quoting("It is."))) })));
        yield return ("quote", new Reply.OfPreview(Preview(effect: NoEffect with { Questions = List(new ChangedQuestion("Who?", Quoting(text), Abstaining)) })));
        yield return ("person and reason", Conflict(text, text));
        if (excerpt == text)
        {
            var finding = new Finding(FindingKind.Instruction, "text", 0, 1, excerpt);
            yield return ("finding", new Reply.OfPreview(Preview(findings: List(finding), onceReleased: NoEffect)));
            yield return ("finding of an edit", new Reply.OfEdit(new SourceEditOutcome.Committed("ferry", 1) { Findings = [finding] }));
        }
    }

    /// <summary>The payloads of the corpora of hostile text.</summary>
    public static IEnumerable<(string Id, string Payload)> Hostile() =>
        Robustness.Read("naughty.jsonl").Concat(Robustness.Read("injection.jsonl")).Select(row => (row.Id, row.Payload));

    /// <summary>A text as it has to be found again: without blanks, and without the marks that stand around words.</summary>
    public static string Comparable(string text)
    {
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        foreach (var mark in new[] { "[-", "-]", "{+", "+}" })
        {
            bare = bare.Replace(mark, "", StringComparison.Ordinal);
        }

        return bare;
    }

    private static SourceRevision Revision(int number, string by, string reason) => new(
        "default", "ferry", number, new SourceMetadata(), "text", [], DateTimeOffset.UnixEpoch, by, reason);

    private static EventSlot Slot(string text) => new(0, text.Length, text);
}
