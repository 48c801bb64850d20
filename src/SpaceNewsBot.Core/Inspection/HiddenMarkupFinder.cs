namespace SpaceNewsBot.Core.Inspection;

/// <summary>Finds HTML and Markdown that a reader doesn't see and a language model does.</summary>
internal static class HiddenMarkupFinder
{
    private const int LongestTag = 1_000;
    private const int LongestComment = 20_000;
    private const int LongestImage = 2_000;
    private const int FewestCommentWords = 3;

    private static readonly string[] hidingStyles = ["display:none", "visibility:hidden", "font-size:0", "opacity:0"];

    // Comments of templates ("end of header", "advert 3") speak to nobody.
    private static readonly HashSet<string> addressingWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ai", "llm", "llms", "chatbot", "chatgpt", "assistant", "assistants", "you", "your", "prompt", "instruction", "instructions",
        "ignore", "disregard", "summary", "summarize", "summarise",
    };

    private static readonly HashSet<string> leakingParameters = new(StringComparer.OrdinalIgnoreCase)
    {
        "conversation", "chat", "history", "prompt", "secret", "secrets", "password", "exfil", "leak", "stolen",
    };

    /// <summary>The places that hide words, or that would leak them, in order. Time is linear in the text's length.</summary>
    public static IEnumerable<(FindingKind Kind, int Start, int End)> Find(string text)
    {
        for (var i = NextMark(text, 0); i >= 0; i = NextMark(text, i + 1))
        {
            if (text[i] == '!')
            {
                if (LeakingImageEnd(text, i) is { } imageEnd)
                {
                    yield return (FindingKind.Exfiltration, i, imageEnd);
                    i = imageEnd - 1;
                }
            }
            else if (text.AsSpan(i).StartsWith("<!--"))
            {
                var bounded = text.AsSpan(i, Math.Min(LongestComment, text.Length - i));
                var length = bounded[4..].IndexOf("-->");
                var inside = length < 0 ? bounded[4..] : bounded.Slice(4, length);
                var end = i + 4 + inside.Length + (length < 0 ? 0 : 3);
                if (Addresses(inside))
                {
                    yield return (FindingKind.HiddenMarkup, i, end);
                }

                // What follows is looked at from the end on, so that nested openings cost nothing.
                i = end - 1;
            }
            else if (HidingTagEnd(text, i) is { } tagEnd)
            {
                yield return (FindingKind.HiddenMarkup, i, tagEnd);
                i = tagEnd - 1;
            }
        }
    }

    private static int NextMark(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny('<', '!');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (text[i] == '<' || (i + 1 < text.Length && text[i + 1] == '['))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Addresses(ReadOnlySpan<char> comment)
    {
        var words = addressingWords.GetAlternateLookup<ReadOnlySpan<char>>();
        var (count, addressed) = (0, false);
        var start = -1;
        for (var i = 0; i <= comment.Length; i++)
        {
            if (i < comment.Length && char.IsLetter(comment[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                count++;
                addressed |= words.Contains(comment[start..i]);
                start = -1;
            }
        }

        return addressed && count >= FewestCommentWords;
    }

    private static int? HidingTagEnd(string text, int start)
    {
        if (start + 1 >= text.Length || !char.IsAsciiLetter(text[start + 1]))
        {
            return null;
        }

        var rest = text.AsSpan(start + 1, Math.Min(LongestTag, text.Length - start - 1));
        var length = rest.IndexOfAny('<', '>');
        if (length < 0 || rest[length] != '>' || rest[..length].IndexOf("style", StringComparison.OrdinalIgnoreCase) < 0)
        {
            return null;
        }

        var declarations = string.Concat(rest[..length].ToString().Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return hidingStyles.Any(style => Declares(declarations, style)) ? start + length + 2 : null;
    }

    // "opacity:0.9" and "font-size:0.9em" show their words; the same with nothing but noughts doesn't.
    private static bool Declares(string declarations, string style)
    {
        for (var at = declarations.IndexOf(style, StringComparison.Ordinal); at >= 0; at = declarations.IndexOf(style, at + 1, StringComparison.Ordinal))
        {
            var after = declarations.AsSpan(at + style.Length).TrimStart(".0");
            if ((after.IsEmpty || !char.IsAsciiDigit(after[0])) && (at == 0 || declarations[at - 1] is '"' or '\'' or ';' or '='))
            {
                return true;
            }
        }

        return false;
    }

    private static int? LeakingImageEnd(string text, int start)
    {
        var image = text.AsSpan(start, Math.Min(LongestImage, text.Length - start));
        var another = image[2..].IndexOf("![");
        image = another < 0 ? image : image[..(another + 2)];
        var opening = image.IndexOf("](");
        if (opening < 0)
        {
            return null;
        }

        var closing = image[opening..].IndexOfAny(')', '\n');
        if (closing < 0 || image[opening + closing] == '\n')
        {
            return null;
        }

        var address = image.Slice(opening + 2, closing - 2);
        var query = address.IndexOf('?');
        return query >= 0 && Leaks(address[(query + 1)..]) ? start + opening + closing + 1 : null;
    }

    private static bool Leaks(ReadOnlySpan<char> query)
    {
        var names = leakingParameters.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            var equals = parameter.IndexOf('=');
            if (equals < 0)
            {
                continue;
            }

            var value = parameter[(equals + 1)..].Trim();
            if (value.IsEmpty || value[0] is '{' or '[' or '<' or '$' || value.StartsWith("%7B", StringComparison.OrdinalIgnoreCase)
                || names.Contains(parameter[..equals]))
            {
                return true;
            }
        }

        return false;
    }
}
