using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>Finds characters that nobody sees, or that turn the direction of writing, where ordinary text has none.</summary>
internal static class HiddenCharacterFinder
{
    // England, Scotland and Wales have five letters; no flag has more than six.
    private const int LongestFlag = 6;

    /// <summary>The suspicious runs of a text, in order. Time is linear in its length.</summary>
    public static IEnumerable<(FindingKind Kind, int Start, int End)> Find(string text)
    {
        var runsRightToLeft = HasRightToLeftLetters(text);
        (FindingKind Kind, int Start, int End)? run = null;
        var before = default(Rune);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x00A0)
            {
                before = new Rune(text[i]);
                i++;
                continue;
            }

            var rune = RuneAt(text, i);
            if (rune.Value == InvisibleCharacters.BlackFlag && FlagEnd(text, i) is { } end)
            {
                before = rune;
                i = end;
                continue;
            }

            var next = i + rune.Utf16SequenceLength;
            if (Classify(text, before, rune, i, next, runsRightToLeft) is { } kind)
            {
                if (run is { } open && open.Kind == kind && open.End == i)
                {
                    run = open with { End = next };
                }
                else
                {
                    if (run is { } done)
                    {
                        yield return done;
                    }

                    run = (kind, i, next);
                }
            }

            before = rune;
            i = next;
        }

        if (run is { } last)
        {
            yield return last;
        }
    }

    private static FindingKind? Classify(string text, Rune before, Rune rune, int start, int end, bool runsRightToLeft)
    {
        if (InvisibleCharacters.TurnsDirection(rune) || (InvisibleCharacters.MarksDirection(rune) && !runsRightToLeft))
        {
            return FindingKind.BidirectionalControl;
        }

        if (InvisibleCharacters.IsVariationSelector(rune))
        {
            return start == 0 || InvisibleCharacters.IsVariationSelector(before) || Rune.IsWhiteSpace(before) ? FindingKind.HiddenCharacters : null;
        }

        return InvisibleCharacters.Contains(rune) && !IsNeeded(before, rune, end < text.Length ? RuneAt(text, end) : default, start)
            ? FindingKind.HiddenCharacters
            : null;
    }

    private static bool IsNeeded(Rune before, Rune rune, Rune after, int start) => rune.Value switch
    {
        // Files begin with it; inside a text it is a space without width.
        InvisibleCharacters.ByteOrderMark => start == 0,
        InvisibleCharacters.ZeroWidthSpace => InvisibleCharacters.UsesInvisibleSpaces(before) && InvisibleCharacters.UsesInvisibleSpaces(after),

        // Runs of invisible characters can carry a message even between letters that take one of them.
        InvisibleCharacters.ZeroWidthNonJoiner => InvisibleCharacters.UsesJoiners(before) && !InvisibleCharacters.Contains(after),
        InvisibleCharacters.ZeroWidthJoiner =>
            (InvisibleCharacters.UsesJoiners(before) && !InvisibleCharacters.Contains(after))
            || (InvisibleCharacters.IsPicture(before) && InvisibleCharacters.IsPicture(after)),
        0x115F or 0x1160 or 0x3164 => InvisibleCharacters.IsJamo(before) || (InvisibleCharacters.IsJamo(after) && !InvisibleCharacters.Contains(after)),
        >= 0x180B and <= 0x180F => InvisibleCharacters.IsMongolian(before) && !InvisibleCharacters.Contains(before),
        _ => InvisibleCharacters.ChoosesIdeograph(rune) && InvisibleCharacters.IsIdeograph(before),
    };

    // A flag of a region is a black flag, the region's letters as tags, and an end.
    private static int? FlagEnd(string text, int start)
    {
        var i = start + 2;
        for (var letters = 0; i + 1 < text.Length; letters++, i += 2)
        {
            var rune = RuneAt(text, i);
            if (rune.Value == InvisibleCharacters.CancelTag)
            {
                return letters > 0 ? i + 2 : null;
            }

            if (letters == LongestFlag || rune.Value is not ((>= 0xE0030 and <= 0xE0039) or (>= 0xE0061 and <= 0xE007A)))
            {
                return null;
            }
        }

        return null;
    }

    private static bool HasRightToLeftLetters(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u058F'); i >= 0 && i < text.Length;)
        {
            var rune = RuneAt(text, i);
            if (InvisibleCharacters.IsRightToLeftLetter(rune))
            {
                return true;
            }

            i += rune.Utf16SequenceLength;
        }

        return false;
    }

    private static Rune RuneAt(string text, int index) => Rune.TryGetRuneAt(text, index, out var rune) ? rune : Rune.ReplacementChar;
}
