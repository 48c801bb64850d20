using System.Buffers;
using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Terminal;

/// <summary>Makes text of sources and people harmless for a terminal, and fits it to its width.</summary>
internal static class TerminalText
{
    private static readonly SearchValues<char> _harmful = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
        '\u061C', '\u200E', '\u200F', '\u2028', '\u2029',
        .. Enumerable.Range(0x202A, 5).Select(c => (char)c),
        .. Enumerable.Range(0x2066, 4).Select(c => (char)c),
    ]);

    /// <summary>
    /// The text on one line: line ends and tabs become spaces, control characters the signs that picture them, so that no
    /// escape sequence is left; what turns the writing direction is taken out.
    /// </summary>
    public static string OneLine(string text) => Clean(text, keepLines: false);

    /// <summary>The text with its lines and tabs, otherwise as <see cref="OneLine"/>.</summary>
    public static string Lines(string text) => Clean(text, keepLines: true);

    /// <summary>Breaks one line at spaces so that none is wider than the terminal; a longer word stands alone.</summary>
    /// <param name="line">Clean text without line ends.</param>
    /// <param name="width">The terminal's columns; null breaks nothing.</param>
    /// <param name="lead">Stands before the line; what is broken off stands below the rest, behind as many spaces.</param>
    public static string Wrap(string line, int? width, string lead = "")
    {
        if (width is not { } columns)
        {
            return lead + line;
        }

        var wrapped = new StringBuilder(lead, line.Length + 32);
        var used = lead.Length;
        var isFirst = true;
        foreach (var word in line.Split(' '))
        {
            var wide = CountColumns(word);
            if (!isFirst && used + 1 + wide > columns)
            {
                wrapped.Append('\n').Append(' ', lead.Length);
                used = lead.Length;
            }
            else if (!isFirst)
            {
                wrapped.Append(' ');
                used++;
            }

            wrapped.Append(word);
            used += wide;
            isFirst = false;
        }

        return wrapped.ToString();
    }

    private static string Clean(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAny(_harmful))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        // Enumerating runes turns halves of surrogate pairs into U+FFFD.
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' or '\t' when keepLines:
                    clean.Append((char)rune.Value);
                    break;
                case '\n' or '\t' or 0x2028 or 0x2029:
                    clean.Append(' ');
                    break;
                case < 0x20:
                    clean.Append((char)(0x2400 + rune.Value));
                    break;
                case 0x7F:
                    clean.Append('\u2421');
                    break;
                case >= 0x80 and <= 0x9F:
                    clean.Append('\uFFFD');
                    break;
                case 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069):
                    break;
                default:
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    private static int CountColumns(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word.Length;
        }

        var columns = 0;
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            // Hangul, CJK, full-width forms and emoji take two columns.
            columns += Rune.GetRuneAt(elements.GetTextElement(), 0).Value is
                (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or
                (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or
                (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x3FFFD)
                ? 2
                : 1;
        }

        return columns;
    }
}
