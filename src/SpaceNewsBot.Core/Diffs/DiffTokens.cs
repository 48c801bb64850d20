using System.Globalization;
using System.Text;
using DiffPlex;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>
/// The smallest parts that a comparison tells apart: words and numbers, runs of blanks, single line breaks and marks.
/// Together they are the text. Whether a token ends somewhere doesn't depend on what stands before it, so that a stretch
/// between two tokens has the same tokens as in the whole. Linear in the text's length.
/// </summary>
internal sealed class DiffTokens : IChunker
{
    public static DiffTokens Chunker { get; } = new();

    /// <summary>The tokens of a stretch, their offsets counted in the whole text.</summary>
    public static TextSpan[] Split(string text, int start, int end)
    {
        var tokens = new List<TextSpan>(((end - start) / 3) + 1);
        while (start < end)
        {
            var length = Length(text.AsSpan(start, end - start));
            tokens.Add(new TextSpan(start, start + length));
            start += length;
        }

        return [.. tokens];
    }

    /// <summary>The lines of a text, each with the line break that ends it.</summary>
    public static TextSpan[] SplitLines(string text)
    {
        var lines = new List<TextSpan>();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline + 1;
            lines.Add(new TextSpan(start, end));
            start = end;
        }

        return [.. lines];
    }

    /// <summary>Whether a token or the start of one is a word or a number.</summary>
    public static bool IsWord(ReadOnlySpan<char> token)
    {
        Rune.DecodeFromUtf16(token, out var first, out _);
        return IsWordCharacter(first);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Chunk(string text) => Array.ConvertAll(Split(text, 0, text.Length), t => text[t.Start..t.End]);

    private static int Length(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out var length);
        if (IsWordCharacter(first))
        {
            return LengthOfWord(text, length);
        }

        if (IsBlank(text[0]))
        {
            while (length < text.Length && IsBlank(text[length]))
            {
                length++;
            }
        }

        return length;
    }

    private static int LengthOfWord(ReadOnlySpan<char> text, int length)
    {
        while (length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out var next, out var width);
            if (!IsWordCharacter(next) && !Joins(text, length))
            {
                break;
            }

            length += width;
        }

        return length;
    }

    // "1,000", "3.5", "don't".
    private static bool Joins(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at] switch
        {
            '.' or ',' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            '\'' or '’' => char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]),
            _ => false,
        };

    private static bool IsBlank(char c) => c != '\n' && char.IsWhiteSpace(c);

    private static bool IsWordCharacter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
