namespace SpaceNewsBot.Core.Language;

/// <summary>Finds the sentences of a text. Spans carry no white space at their ends. Linear in the text's length.</summary>
public static class SentenceSplitter
{
    /// <summary>
    /// A sentence has at most so many UTF-16 code units; a longer run without an end mark is cut at white space. Who does
    /// what in a sentence is told by looking to and fro in it, which takes the square of its length: without a bound, a
    /// text without full stops would stop the bot. People write no sentence of this length.
    /// </summary>
    public const int MaxSentenceLength = 1_000;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "rep", "sen", "gov", "rev", "hon", "st",
        "jr", "sr", "inc", "ltd", "corp", "co", "no", "vs", "etc", "approx", "dept", "est", "fig", "jan", "feb", "mar",
        "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "a.m", "p.m", "u.s", "u.k", "u.n",
        "d.c", "ph.d", "mt", "ft", "al", "bros", "pp", "vol", "ca",
    };

    // Behind these a new sentence may start even though they are abbreviations.
    private static readonly HashSet<string> MayEndSentence = new(StringComparer.OrdinalIgnoreCase)
    {
        "a.m", "p.m", "u.s", "u.k", "u.n", "d.c", "etc", "inc", "ltd", "co", "corp", "jr", "sr",
    };

    /// <summary>The sentences, in order.</summary>
    public static List<TextSpan> Split(ReadOnlySpan<char> text)
    {
        var sentences = new List<TextSpan>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n' && !IsWrapped(text, start, at))
            {
                Add(sentences, text, start, at);
                start = at + 1;
            }
            else if (c is '.' or '!' or '?' or '…')
            {
                var end = at + 1;
                while (end < text.Length && text[end] is '.' or '!' or '?' or '…')
                {
                    end++;
                }

                var marks = end;
                while (end < text.Length && text[end] is '"' or '”' or '’' or '\'' or ')' or ']' or '»')
                {
                    end++;
                }

                if (IsEnd(text, at, marks, end, start))
                {
                    Add(sentences, text, start, end);
                    start = end;
                }

                at = end - 1;
            }
        }

        Add(sentences, text, start, text.Length);
        return sentences;
    }

    // A line that goes on in lower case, or a long one without a full stop, was wrapped; anything else is a line of its own.
    private static bool IsWrapped(ReadOnlySpan<char> text, int sentenceStart, int lineEnd)
    {
        const int ShortestWrapped = 60;
        if (lineEnd + 1 >= text.Length || text[lineEnd + 1] == '\n' || lineEnd == sentenceStart || !(char.IsLetterOrDigit(text[lineEnd - 1]) || text[lineEnd - 1] is ',' or ' ' or '-' or '’'))
        {
            return false;
        }

        var lineStart = text[..lineEnd].LastIndexOf('\n') + 1;
        return char.IsLower(text[lineEnd + 1]) || (lineEnd - lineStart >= ShortestWrapped && char.IsLetterOrDigit(text[lineEnd + 1]));
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int mark, int marks, int end, int sentenceStart)
    {
        if (end >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[end]))
        {
            // "said.[1]The": a full stop glued to a capital ends a sentence only behind a lower-case word.
            return end == mark + 1 && char.IsUpper(text[end]) && mark > 1 && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2]);
        }

        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t' or '\u00a0')
        {
            next++;
        }

        if (next >= text.Length || text[next] == '\n')
        {
            return true;
        }

        var opens = text[next] is '"' or '“' or '‘' or '\'' or '(' or '[' or '«' or '—' or '–' or '-' or '•' or '*';
        var startsLikeSentence = opens || char.IsUpper(text[next]) || char.IsDigit(text[next])
            || char.GetUnicodeCategory(text[next]) is System.Globalization.UnicodeCategory.OtherLetter;
        if (text[mark] != '.' || marks > mark + 1)
        {
            return startsLikeSentence;
        }

        return startsLikeSentence && !EndsInAbbreviation(text, mark, sentenceStart);
    }

    private static bool EndsInAbbreviation(ReadOnlySpan<char> text, int dot, int sentenceStart)
    {
        var from = dot;
        while (from > sentenceStart && (char.IsLetterOrDigit(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..dot];
        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            // An initial: "J. Smith".
            return true;
        }

        if (word.Length is 0 or > 6)
        {
            return false;
        }

        var lookup = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.Contains(word) && !(MayEndSentence.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) && StartsWithFunctionWord(text[(dot + 1)..]));
    }

    private static bool StartsWithFunctionWord(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        foreach (var word in (ReadOnlySpan<string>)["The ", "It ", "He ", "She ", "They ", "In ", "But ", "A ", "We ", "On ", "This ", "That "])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Add(List<TextSpan> sentences, ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        while (end - start > MaxSentenceLength)
        {
            var cut = start + LengthOfPiece(text.Slice(start, MaxSentenceLength));
            sentences.Add(new TextSpan(start, cut));
            start = cut;
            while (char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        if (end > start)
        {
            sentences.Add(new TextSpan(start, end));
        }
    }

    // Whole words, else all but half a character.
    private static int LengthOfPiece(ReadOnlySpan<char> stretch)
    {
        for (var at = stretch.Length - 1; at > stretch.Length / 2; at--)
        {
            if (char.IsWhiteSpace(stretch[at]))
            {
                return stretch[..at].TrimEnd().Length;
            }
        }

        return char.IsHighSurrogate(stretch[^1]) ? stretch.Length - 1 : stretch.Length;
    }
}
