using System.Text;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>
/// Cuts a text into sentences of words in plain letters, each with its place in the text as written. Words of scripts
/// without spaces are single characters. Time is linear in the text's length.
/// </summary>
internal static class FoldedSentences
{
    // No word of the patterns is longer.
    private const int LongestWord = 32;

    /// <summary>The sentences in order; each list is used again for the next one.</summary>
    public static IEnumerable<IReadOnlyList<FoldedWord>> Of(string text, Func<ReadOnlyMemory<char>, int> idOf)
    {
        var sentence = new List<FoldedWord>();
        var word = new char[LongestWord];
        var (length, start, end) = (0, -1, -1);
        var (opensClause, opensLine) = (true, true);
        var lineEnds = 0;
        var closing = false;
        for (var i = 0; i <= text.Length;)
        {
            var written = i < text.Length ? (Rune.TryGetRuneAt(text, i, out var read) ? read : Rune.ReplacementChar) : new Rune('\n');
            var next = i + written.Utf16SequenceLength;
            if (i < text.Length && CharacterFolding.IsSkipped(written))
            {
                i = next;
                continue;
            }

            var rune = CharacterFolding.Fold(written);
            var alone = IsWrittenWithoutSpaces(rune);
            var isWordPart = IsWordPart(rune);
            if (start >= 0 && (!isWordPart || alone) && !IsInsideApostrophe(text, rune, next))
            {
                sentence.Add(new FoldedWord(Identify(word, length, idOf), start, end, opensClause, opensLine));
                (length, start) = (0, -1);
                (opensClause, opensLine) = (false, false);
            }

            if (isWordPart)
            {
                if (closing && sentence.Count > 0)
                {
                    yield return sentence;
                    sentence.Clear();
                    opensClause = true;
                }

                closing = false;
                lineEnds = 0;
                start = start < 0 ? i : start;
                end = next;
                for (var part = 0; part < rune.Utf16SequenceLength; part++)
                {
                    if (length < LongestWord)
                    {
                        word[length] = rune.IsBmp ? (char)rune.Value : text[Math.Min(i + part, text.Length - 1)];
                    }

                    length++;
                }

                if (alone)
                {
                    sentence.Add(new FoldedWord(Identify(word, length, idOf), start, end, opensClause, opensLine));
                    (length, start) = (0, -1);
                    (opensClause, opensLine) = (false, false);
                }
            }
            else if (start < 0)
            {
                switch (rune.Value)
                {
                    case '\n':
                        (opensClause, opensLine) = (true, true);
                        closing |= ++lineEnds > 1;
                        break;
                    case '.' or '!' or '?' when i + 1 >= text.Length || !char.IsLetterOrDigit(text[next < text.Length ? next : i]):
                    case 0x3002:
                        closing = true;
                        break;
                    case ':':
                        sentence.Add(new FoldedWord(idOf(":".AsMemory()), i, next, false, false));
                        opensClause = true;
                        break;
                    default:
                        opensClause |= !Rune.IsWhiteSpace(rune);
                        break;
                }
            }

            i = next;
        }

        if (sentence.Count > 0)
        {
            yield return sentence;
        }
    }

    private static int Identify(char[] word, int length, Func<ReadOnlyMemory<char>, int> idOf)
    {
        if (length > LongestWord)
        {
            return InstructionPatterns.UnknownWord;
        }

        // A word of Latin letters with a few that only look like it is what it looks like.
        var written = word.AsSpan(0, length);
        if (written.ContainsAnyInRange('a', 'z') && written.ContainsAnyExceptInRange('\0', '\u007F'))
        {
            for (var i = 0; i < length; i++)
            {
                word[i] = CharacterFolding.Unmask(word[i]);
            }
        }

        return idOf(word.AsMemory(0, length));
    }

    // "don't" is one word, "dont".
    private static bool IsInsideApostrophe(string text, Rune rune, int next) =>
        rune.Value is '\'' or 0x2019 && next < text.Length && char.IsLetter(text[next]);

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsWrittenWithoutSpaces(Rune rune) =>
        InvisibleCharacters.IsIdeograph(rune) || rune.Value is (>= 0x3041 and <= 0x30FF) or (>= 0xAC00 and <= 0xD7A3);
}
