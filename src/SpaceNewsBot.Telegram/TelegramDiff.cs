using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Diffs;

namespace SpaceNewsBot.Telegram;

/// <summary>
/// Shows by words what changed: what is gone struck through, what came underlined. Telegram sets nothing off in code, and what
/// it would make live is shown as code, so there, and where nothing but spaces changed, marks as Git's word diff has them
/// stand instead.
/// </summary>
internal static class TelegramDiff
{
    /// <summary>A comparison of two revisions.</summary>
    public static List<TelegramBlock> Render(RevisionDiff diff) =>
    [
        new(ForeignText.RenderBold(DiffText.Heading(diff)), StaysWithNext: true),
        .. DiffText.IsNone(diff.Text, diff.Metadata) ? [new TelegramBlock([new(DiffText.NoChange)])] : Render(diff.Text, diff.Metadata),
    ];

    /// <summary>The changed fields, and each hunk with the line that it starts in; nothing where nothing changed.</summary>
    public static List<TelegramBlock> Render(DiffExcerpt changes, ImmutableArray<FieldChange> metadata) =>
    [
        .. metadata.Select(change => new TelegramBlock(ForeignText.Render(ForeignText.OnOneLine(DiffText.Describe(change))))),
        .. changes.Hunks.SelectMany(hunk => new TelegramBlock[]
        {
            new([new(DiffText.Place(hunk))], StaysWithNext: true),
            new(Render(hunk), IsQuote: true, LinesBefore: 1),
        }),
        .. DiffText.Further(changes) is { } further ? [new TelegramBlock([new(further)])] : Array.Empty<TelegramBlock>(),
    ];

    private static ImmutableArray<TelegramSpan> Render(DiffHunk hunk)
    {
        // A word may be live only as a whole, when its halves stand in different pieces.
        var whole = new StringBuilder();
        var pieces = new List<(DiffKind Kind, int Start, int End)>();
        foreach (var piece in hunk.Pieces)
        {
            var start = whole.Length;
            whole.Append(SafeText.Clean(DiffText.Visible(piece)));
            pieces.Add((piece.Kind, start, whole.Length));
        }

        var text = whole.ToString();
        var live = SafeText.FindLiveWords(text).Select(word => (Start: word.Start.Value, End: word.End.Value)).ToList();
        var spans = ImmutableArray.CreateBuilder<TelegramSpan>();
        if (hunk.IsElidedBefore)
        {
            spans.Add(new("… "));
        }

        var next = 0;
        foreach (var (kind, start, end) in pieces)
        {
            var isBlank = string.IsNullOrWhiteSpace(text[start..end]);
            for (var at = start; at < end;)
            {
                while (next < live.Count && live[next].End <= at)
                {
                    next++;
                }

                var isLive = next < live.Count && live[next].Start <= at;
                var to = next == live.Count ? end : Math.Min(end, isLive ? live[next].End : live[next].Start);
                spans.Add(Show(kind, text[at..to], isLive, isBlank));
                at = to;
            }
        }

        if (hunk.IsElidedAfter)
        {
            spans.Add(new(" …"));
        }

        return spans.ToImmutable();
    }

    private static TelegramSpan Show(DiffKind kind, string text, bool isLive, bool isBlank)
    {
        var needsMarks = isLive || isBlank;
        return kind switch
        {
            DiffKind.Removed => needsMarks ? new($"[-{text}-]", isLive) : new(text) { Emphasis = TelegramEmphasis.Struck },
            DiffKind.Added => needsMarks ? new($"{{+{text}+}}", isLive) : new(text) { Emphasis = TelegramEmphasis.Underlined },
            _ => new(text, isLive),
        };
    }
}
