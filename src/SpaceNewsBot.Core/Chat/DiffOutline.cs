using System.Collections.Immutable;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Previews;

namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// Puts what changed, or would, into paragraphs and quotes. What is gone and what came is set off; where nothing but spaces
/// changed, which can't be set off visibly, <see cref="Mark"/>s stand instead.
/// </summary>
public static class DiffOutline
{
    /// <summary>A comparison of two revisions.</summary>
    public static ImmutableArray<ReplyBlock> Of(RevisionDiff diff)
    {
        ArgumentNullException.ThrowIfNull(diff);
        return
        [
            new([Heading(DiffText.Heading(diff))], StaysWithNext: true),
            .. DiffText.IsNone(diff.Text, diff.Metadata) ? [new ReplyBlock([new(DiffText.NoChange)])] : Of(diff.Text, diff.Metadata),
        ];
    }

    /// <summary>What a change would do.</summary>
    public static ImmutableArray<ReplyBlock> Of(SourcePreview preview)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return
        [
            new([Line(PreviewOutline.Heading(preview))]),
            .. Of(preview.Diff, preview.Metadata),
            .. PreviewOutline.Sections(preview).SelectMany(Of),
        ];
    }

    /// <summary>A piece that can't be set off, between signs as Git's word diff has them.</summary>
    /// <param name="style">Whether it is gone or came.</param>
    /// <param name="text">What changed.</param>
    public static string Mark(SpanStyle style, string text) => style switch
    {
        SpanStyle.Gone => $"[-{text}-]",
        SpanStyle.Come => $"{{+{text}+}}",
        _ => text,
    };

    /// <summary>The changed fields, and each hunk with the line that it starts in; nothing where nothing changed.</summary>
    private static ImmutableArray<ReplyBlock> Of(DiffExcerpt changes, ImmutableArray<FieldChange> metadata) =>
    [
        .. metadata.Select(change => new ReplyBlock([Line(DiffText.Describe(change))])),
        .. changes.Hunks.SelectMany(hunk => new ReplyBlock[]
        {
            new([new(DiffText.Place(hunk))], StaysWithNext: true),
            new(Of(hunk), IsQuote: true, LinesBefore: 1),
        }),
        .. DiffText.Further(changes) is { } further ? [new ReplyBlock([new(further)])] : Array.Empty<ReplyBlock>(),
    ];

    private static ImmutableArray<ReplySpan> Of(DiffHunk hunk) =>
    [
        new(hunk.IsElidedBefore ? "… " : ""),
        .. hunk.Pieces.Select(Of),
        new(hunk.IsElidedAfter ? " …" : ""),
    ];

    private static ReplySpan Of(HunkPiece piece)
    {
        var text = CleanText.Of(DiffText.Visible(piece));
        var style = piece.Kind switch { DiffKind.Removed => SpanStyle.Gone, DiffKind.Added => SpanStyle.Come, _ => SpanStyle.Plain };
        return string.IsNullOrWhiteSpace(text) ? new(Mark(style, text)) : new(text, IsForeign: true) { Style = style };
    }

    private static IEnumerable<ReplyBlock> Of(OutlineSection section) => section.Lines
        .Select(line => new ReplyBlock([new(Sign(line.Mark)), Line(line.Text)], LinesBefore: 1))
        .Prepend(section.Lines.IsEmpty ? new([Line(section.Heading)]) : new([Heading(section.Heading)], StaysWithNext: true));

    private static string Sign(OutlineMark mark) => mark switch { OutlineMark.Gone => "− ", OutlineMark.Come => "+ ", _ => "" };

    private static ReplySpan Line(string text) => new(CleanText.OnOneLine(text), IsForeign: true);

    private static ReplySpan Heading(string text) => Line(text) with { Style = SpanStyle.Heading };
}
