using System.Globalization;
using Lucene.Net.Analysis.Miscellaneous;

namespace SpaceNewsBot.Core.Language;

/// <summary>Splits text into words and numbers. Linear in the text's length.</summary>
public static class Tokenizer
{
    // Longer runs are no words; cutting them keeps a hostile text from filling the index with one giant term.
    private const int MaxTokenLength = 64;

    // How far behind a token its end depends on the text: a dot and the letter behind it, an apostrophe with its "s".
    private const int LookAhead = 4;

    /// <summary>The tokens of a text, in order.</summary>
    public static Token[] Tokenize(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>((text.Length / 6) + 1);
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;

            // Only as far as a token reaches: a run of a million letters would be walked once for each of its pieces.
            var near = text[..Math.Min(text.Length, start + MaxTokenLength + LookAhead)];
            at = char.IsAsciiDigit(text[at]) ? EndOfNumber(near, at) : EndOfWord(near, at);
            if (at - start > MaxTokenLength)
            {
                at = start + MaxTokenLength;
            }

            var possessive = FollowsPossessive(text, at);
            tokens.Add(Create(text, start, at, possessive));
            if (possessive)
            {
                at += at + 1 < text.Length && text[at + 1] is 's' or 'S' ? 2 : 1;
            }
        }

        return [.. tokens];
    }

    private static int EndOfNumber(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length)
        {
            var isDigitOrLetter = char.IsLetterOrDigit(text[at]);
            var joinsDigits = text[at] is ',' or '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1]);
            if (!isDigitOrLetter && !joinsDigits)
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var dotted = EndOfDottedAcronym(text, at);
        if (dotted > at)
        {
            return dotted;
        }

        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
            {
                at++;
            }
            else if (IsApostrophe(c) && at + 1 < text.Length && char.IsLetter(text[at + 1]) && !FollowsPossessive(text, at))
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    // "U.S.", "U.K.", "e.g.": single letters, each with its dot, at least two of them.
    private static int EndOfDottedAcronym(ReadOnlySpan<char> text, int at)
    {
        var letters = 0;
        var end = at;
        while (end + 1 < text.Length && char.IsLetter(text[end]) && text[end + 1] == '.')
        {
            letters++;
            end += 2;
        }

        return letters >= 2 && !(end < text.Length && char.IsLetter(text[end])) ? end : at;
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ';

    private static bool FollowsPossessive(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || at == 0 || !IsApostrophe(text[at]))
        {
            return false;
        }

        var rest = text[(at + 1)..];
        if (rest.Length > 0 && rest[0] is 's' or 'S')
        {
            return rest.Length == 1 || !char.IsLetterOrDigit(rest[1]);
        }

        // The plural's possessive ("the agencies' letter"), not a closing quotation mark behind another letter.
        return text[at - 1] is 's' or 'S' && rest.Length > 1 && rest[0] == ' ' && char.IsLetter(rest[1]);
    }

    private static Token Create(ReadOnlySpan<char> text, int start, int end, bool possessive)
    {
        var written = text[start..end];
        var shape = ShapeOf(written);
        var word = Normalize(written, shape);
        return new Token(start, end, word, Stemmer.Stem(word), shape, possessive);
    }

    private static TokenShape ShapeOf(ReadOnlySpan<char> written)
    {
        if (char.IsAsciiDigit(written[0]))
        {
            return TokenShape.Number;
        }

        if (!char.IsUpper(written[0]))
        {
            // "iStock" is a name too; a capital inside a word is never an accident.
            return written.Length > 1 && written[1..].ContainsAnyInRange('A', 'Z') ? TokenShape.Capitalized : TokenShape.Lower;
        }

        var letters = 0;
        foreach (var c in written)
        {
            if (char.IsLower(c))
            {
                return TokenShape.Capitalized;
            }

            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters > 1 ? TokenShape.AllCapitals : TokenShape.Capitalized;
    }

    private static string Normalize(ReadOnlySpan<char> written, TokenShape shape)
    {
        if (shape == TokenShape.AllCapitals && written is "US" or "U.S." or "U.S.A." or "USA")
        {
            // Otherwise the country would be the pronoun.
            return "usa";
        }

        Span<char> buffer = stackalloc char[written.Length];
        var length = 0;
        var plain = true;
        foreach (var c in written)
        {
            plain &= c < 128;
            if (c != '.' || shape == TokenShape.Number)
            {
                buffer[length++] = IsApostrophe(c) ? '\'' : char.ToLowerInvariant(c);
            }
        }

        var lower = buffer[..length];
        return plain ? lower.ToString() : WithoutAccents(lower);
    }

    // Lucene's table, since the runtime decomposes nothing without the culture data that this program does without.
    private static string WithoutAccents(ReadOnlySpan<char> lower)
    {
        const int LongestFolding = 4;

        // An accent may also be a character of its own behind its letter.
        var letters = Array.FindAll(lower.ToArray(), c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var folded = new char[letters.Length * LongestFolding];
        var length = ASCIIFoldingFilter.FoldToASCII(letters, 0, folded, 0, letters.Length);
        return new string(folded, 0, length);
    }
}
