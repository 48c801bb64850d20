namespace SpaceNewsBot.Core.Language;

/// <summary>Finds names by how they are written: runs of capitalised words.</summary>
internal static class NameFinder
{
    private static readonly HashSet<string> Joiners = new(StringComparer.Ordinal) { "of", "the", "and", "for", "de", "la", "van", "von", "bin", "al", "del", "da" };

    private static readonly HashSet<string> NeverNames = new(StringComparer.Ordinal)
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    };

    /// <summary>The names among the tokens of one sentence, in order.</summary>
    /// <param name="text">The text that the tokens' offsets count in.</param>
    /// <param name="tokens">The sentence's tokens.</param>
    public static List<NameSpan> Find(string text, Token[] tokens)
    {
        var names = new List<NameSpan>();
        var isAllCapitals = !tokens.Any(t => t.Shape == TokenShape.Lower);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!StartsName(tokens, i, isAllCapitals))
            {
                continue;
            }

            var end = i + 1;
            while (end < tokens.Length && !tokens[end - 1].IsPossessive)
            {
                if (Continues(text, tokens, end))
                {
                    end++;
                }
                else if (end + 1 < tokens.Length && Joiners.Contains(tokens[end].Word) && tokens[end].Word is not "and" and not "the"
                    && IsSpace(text, tokens, end) && Continues(text, tokens, end + 1))
                {
                    end += 2;
                }
                else
                {
                    break;
                }
            }

            names.Add(new NameSpan(i, end - i));
            i = end - 1;
        }

        return names;
    }

    /// <summary>Whether a single word is a name by its look, or by how it is written elsewhere.</summary>
    public static bool LooksLikeName(Token token) =>
        !StopWords.All.Contains(token.Word)
        && !NeverNames.Contains(token.Word)
        && (token.IsCapitalized || (token.Shape == TokenShape.Lower && Vocabulary.CapitalShare(token.Stem) >= 0.85 && token.Word.Length > 2));

    private static bool StartsName(Token[] tokens, int i, bool isAllCapitals)
    {
        var token = tokens[i];
        if (!token.IsCapitalized || NeverNames.Contains(token.Word))
        {
            return false;
        }

        if (StopWords.All.Contains(token.Word))
        {
            return token.Shape == TokenShape.AllCapitals && token.Word.Length > 1 && i > 0 && token.Word is not "i" && !isAllCapitals;
        }

        if (i > 0)
        {
            return token.Word.Length > 1 || i + 1 < tokens.Length;
        }

        // Every sentence starts with a capital: at its start only a word that is usually a name counts as one.
        return token.Shape == TokenShape.AllCapitals
            || Vocabulary.CapitalShare(token.Stem) >= 0.5
            || (tokens.Length > 1 && tokens[1].IsCapitalized && !StopWords.All.Contains(tokens[1].Word) && Vocabulary.CapitalShare(token.Stem) >= 0.15);
    }

    private static bool Continues(string text, Token[] tokens, int i) =>
        (tokens[i].IsCapitalized || (tokens[i].Shape == TokenShape.Number && tokens[i].Word.Length <= 2))
        && !NeverNames.Contains(tokens[i].Word)
        && (!StopWords.All.Contains(tokens[i].Word) || tokens[i].Shape == TokenShape.AllCapitals)
        && IsSpace(text, tokens, i);

    // A line's end, a comma or a dash ends a name; a dot stays inside ("J. Smith").
    private static bool IsSpace(string text, Token[] tokens, int i)
    {
        var between = text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End);
        if (between is "-")
        {
            // "Osei-Brandt"
            return true;
        }

        foreach (var c in between)
        {
            if (c is not ' ' and not '\u00a0' and not '.')
            {
                return false;
            }
        }

        return between.Length is > 0 and <= 2 && !(between[0] == '.' && tokens[i - 1].Word.Length > 3);
    }
}
