using System.Collections.Immutable;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>Goes through the pieces of a comparison once and puts together the hunks that there is room for.</summary>
internal sealed class ExcerptBuilder(int maxCharacters, int contextWords)
{
    private readonly int maxChange = maxCharacters / 4;
    private readonly int maxContext = maxCharacters / 8;
    private readonly ImmutableArray<DiffHunk>.Builder hunks = ImmutableArray.CreateBuilder<DiffHunk>();
    private readonly List<HunkPiece> open = [];
    private Place openedAt;
    private int changesEnd;
    private bool isElidedBefore;
    private bool isElidedAfter;
    private int used;

    public DiffExcerpt Build(ImmutableArray<DiffPiece> pieces)
    {
        var place = new Place(0, 0, 1, 1);
        var isFull = false;
        var furtherChanges = 0;
        var before = "";
        var change = new List<DiffPiece>();
        foreach (var piece in pieces.Append(new DiffPiece(DiffKind.Kept, "")))
        {
            if (piece.Kind != DiffKind.Kept)
            {
                change.Add(piece);
                continue;
            }

            if (change.Count > 0)
            {
                isFull = isFull || !TryShow(place, before, change, piece.Text);
                furtherChanges += isFull ? 1 : 0;
            }

            place = change.Append(piece).Aggregate(place, (at, passed) => at.Behind(passed));
            change.Clear();
            before = piece.Text;
        }

        Close();
        return new DiffExcerpt(hunks.DrainToImmutable(), furtherChanges);
    }

    // The open hunk ends with the words behind its last change; a change that joins it takes their place.
    private bool TryShow(Place place, string before, List<DiffPiece> change, string after)
    {
        var joins = open.Count > 0 && Touch(before);
        var lead = joins ? before : Tail(before);
        var trail = Head(after);
        var shown = change.ConvertAll(Shorten);
        var room = lead.Length + shown.Sum(piece => piece.Text.Length) + trail.Length - (joins ? Head(before).Length : 0);
        if (used + room > maxCharacters)
        {
            return false;
        }

        used += room;
        if (joins)
        {
            open.RemoveRange(changesEnd, open.Count - changesEnd);
        }
        else
        {
            Close();
            openedAt = place.BackOver(lead);
            isElidedBefore = lead.Length < before.Length;
        }

        AddKept(lead);
        open.AddRange(shown);
        changesEnd = open.Count;
        AddKept(trail);
        isElidedAfter = trail.Length < after.Length;
        return true;
    }

    private void Close()
    {
        if (open.Count > 0)
        {
            hunks.Add(new DiffHunk(
                openedAt.Old, openedAt.New, openedAt.OldLine, openedAt.NewLine, isElidedBefore, isElidedAfter, [.. open]));
            open.Clear();
        }
    }

    private void AddKept(string text)
    {
        if (text.Length > 0)
        {
            open.Add(new HunkPiece(DiffKind.Kept, text));
        }
    }

    private HunkPiece Shorten(DiffPiece piece)
    {
        if (piece.Text.Length <= maxChange)
        {
            return new HunkPiece(piece.Kind, piece.Text);
        }

        var end = char.IsSurrogatePair(piece.Text, maxChange - 1) ? maxChange - 1 : maxChange;
        return new HunkPiece(piece.Kind, piece.Text[..end], piece.Text.Length - end);
    }

    // Whether nothing would be left out between the words behind one change and those ahead of the next.
    private bool Touch(string kept) =>
        kept.Length <= 2 * maxContext
        && DiffTokens.Split(kept, 0, kept.Length).Count(token => IsWord(kept, token)) <= 2 * contextWords;

    // Reads one character more than may be shown: the token that it cuts reaches too far and is left out.
    private string Head(string kept)
    {
        var (words, end) = (0, 0);
        foreach (var token in DiffTokens.Split(kept, 0, Math.Min(kept.Length, maxContext + 1)))
        {
            var isWord = IsWord(kept, token);
            words += isWord ? 1 : 0;
            if (words > contextWords || token.End > maxContext)
            {
                return kept[..end];
            }

            end = isWord ? token.End : end;
        }

        return kept;
    }

    private string Tail(string kept)
    {
        var (words, start) = (0, kept.Length);
        foreach (var token in DiffTokens.Split(kept, Math.Max(0, kept.Length - maxContext - 1), kept.Length).Reverse())
        {
            var isWord = IsWord(kept, token);
            words += isWord ? 1 : 0;
            if (words > contextWords || kept.Length - token.Start > maxContext)
            {
                return kept[start..];
            }

            start = isWord ? token.Start : start;
        }

        return kept;
    }

    private static bool IsWord(string text, TextSpan token) => DiffTokens.IsWord(text.AsSpan(token.Start, token.Length));

    // Offsets, in UTF-16 code units from 0, and lines, from 1.
    private readonly record struct Place(int Old, int New, int OldLine, int NewLine)
    {
        public Place Behind(DiffPiece piece) => Move(
            piece.Kind == DiffKind.Added ? "" : piece.Text, piece.Kind == DiffKind.Removed ? "" : piece.Text, 1);

        public Place BackOver(string kept) => Move(kept, kept, -1);

        private Place Move(string old, string @new, int sign) => new(
            Old + (sign * old.Length),
            New + (sign * @new.Length),
            OldLine + (sign * old.AsSpan().Count('\n')),
            NewLine + (sign * @new.AsSpan().Count('\n')));
    }
}
