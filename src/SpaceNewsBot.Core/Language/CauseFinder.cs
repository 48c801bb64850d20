using System.Collections.Frozen;

namespace SpaceNewsBot.Core.Language;

/// <summary>Finds where a sentence gives a reason, a purpose or a condition.</summary>
internal static class CauseFinder
{
    // Each is a run of words; what follows it is the reason. By their first word, as every word of a text is looked up.
    private static readonly FrozenDictionary<string, string[][]> Markers =
        new[]
        {
            "because of", "because", "due to", "owing to", "thanks to", "in response to", "in reaction to", "as a reaction to",
            "as a result of", "in protest at", "in protest against", "in protest", "in retaliation for", "on account of", "on the grounds that", "on grounds of",
            "as a consequence of", "in the wake of", "so that", "so as to", "in order to", "in order for", "citing", "blaming", "prompted by",
            "caused by", "triggered by", "following", "amid", "until", "unless", "only with", "only if", "provided that", "as long as",
            "given that", "given", "in an effort to", "in a bid to", "in view of", "in light of", "for fear of", "over concerns",
            "over fears", "over a", "out of concern", "out of fear", "aimed at", "in favour of", "the reason", "that's why", "that is why",
            "which is why", "the aim", "the aims", "meant to", "intended to", "aim of", "for lack of", "for want of", "by way of protest", "blamed on", "reason was",
            "attributed to", "stems from", "resulted from", "led to", "in exchange for", "in return for", "in anticipation of",
        }.Select(m => m.Split(' '))
        .GroupBy(m => m[0], StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(m => m.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The reasons of a sentence: each from its marker to the end of its clause.</summary>
    public static List<TokenRange> Find(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var causes = new List<TokenRange>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var length = MarkerAt(sentence, i);
            if (length == 0 || i + length >= tokens.Length)
            {
                continue;
            }

            var end = EndOfClause(sentence, i + length);
            causes.Add(new TokenRange(i, end));
            i += length - 1;
        }

        return causes;
    }

    /// <summary>
    /// The reason that a sentence gives for what the one before it tells ("The museum is taking this step because …", "He
    /// explained that …"); null when it gives none.
    /// </summary>
    public static TokenRange? FindForPrevious(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i + 2 < Math.Min(tokens.Length, 5); i++)
        {
            if (tokens[i].Stem == "explain" && tokens[i + 1].Word == "that")
            {
                return new TokenRange(i + 2, tokens.Length);
            }
        }

        if (!RefersBack(tokens))
        {
            return null;
        }

        foreach (var cause in Find(sentence))
        {
            if (tokens[cause.First].Word is "because" or "due" or "owing" or "citing" or "following" or "in" or "so" or "until" or "unless")
            {
                return cause;
            }
        }

        return null;
    }

    // "This step", "the decision", "the suspension", "that is because".
    private static bool RefersBack(Token[] tokens)
    {
        for (var i = 0; i + 1 < Math.Min(tokens.Length, 8); i++)
        {
            if (tokens[i].Word is "this" or "that" or "the"
                && tokens[i + 1].Stem is "step" or "move" or "decis" or "measur" or "suspens" or "halt" or "cancel" or "withdraw" or "withdrawal" or "pause" or "is" or "be" or "was" or "freez")
            {
                return true;
            }
        }

        return false;
    }

    private static int MarkerAt(Sentence sentence, int i)
    {
        var tokens = sentence.Tokens;
        var word = tokens[i].Word;
        foreach (var marker in Markers.GetValueOrDefault(word, []))
        {
            if (StandsAt(marker, tokens, i))
            {
                // "over a" is a reason only before a dispute of some kind.
                return marker is not ["over", "a"] || (i + 2 < tokens.Length && IsDispute(tokens, i + 2)) ? marker.Length : 0;
            }
        }

        // "since" and "as" are mostly about time; with a subject behind and no date they give a reason.
        if (word is "since" && i + 2 < tokens.Length && sentence.Before(i).Contains(',') && (StopWords.Determiners.Contains(tokens[i + 1].Word) || StopWords.Pronouns.Contains(tokens[i + 1].Word)))
        {
            return 1;
        }

        if (word is "over" && i + 1 < tokens.Length && IsDispute(tokens, i + 1))
        {
            return 1;
        }

        // "to send its satellites": a purpose, behind a verb's object and before a plain verb.
        return word is "to" && i > 2 && i + 1 < tokens.Length && tokens[i + 1].Shape == TokenShape.Lower
            && Vocabulary.VerbShare(tokens[i + 1].Stem) >= 0.6 && !StopWords.All.Contains(tokens[i + 1].Word)
            && !tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal)
            && IsNominal(tokens[i - 1])
            ? 1
            : 0;
    }

    private static bool StandsAt(string[] marker, Token[] tokens, int at)
    {
        if (at + marker.Length > tokens.Length)
        {
            return false;
        }

        for (var k = 1; k < marker.Length; k++)
        {
            if (tokens[at + k].Word != marker[k])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNominal(Token token) =>
        token.IsCapitalized || (!StopWords.All.Contains(token.Word) && Vocabulary.VerbShare(token.Stem) < 0.5);

    private static bool IsDispute(Token[] tokens, int from)
    {
        for (var k = from; k < Math.Min(from + 4, tokens.Length); k++)
        {
            if (tokens[k].Stem is "disput" or "row" or "concern" or "fear" or "sanction" or "invas" or "war" or "alleg" or "safeti" or "claim" or "failur" or "lack" or "strike" or "debt" or "unpaid" or "cost" or "accus" or "scandal" or "disagr" or "disagreement" or "feud" or "refus")
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfClause(Sentence sentence, int from)
    {
        var tokens = sentence.Tokens;
        for (var i = from + 1; i < tokens.Length; i++)
        {
            var before = sentence.Before(i);
            if (before.Contains(',') && tokens[i].Word is "which" or "who")
            {
                // An insertion: the reason goes on behind its second comma.
                var close = i + 1;
                while (close < tokens.Length && !sentence.Before(close).Contains(','))
                {
                    close++;
                }

                if (close < tokens.Length)
                {
                    i = close;
                    continue;
                }
            }

            if (before.ContainsAny(Punctuation.Strong) || (before.Contains(',') && (StartsMainClause(tokens, i) || IsAttribution(sentence, i))))
            {
                return i;
            }
        }

        return tokens.Length;
    }

    // ", chief executive Henrik Solvane said": who says so is no part of the reason.
    private static bool IsAttribution(Sentence sentence, int from)
    {
        for (var i = from; i < Math.Min(from + 8, sentence.Tokens.Length) && (i == from || !sentence.Before(i).Contains(',')); i++)
        {
            if (sentence.Tokens[i].Stem is "say" or "add" or "argu" or "announc" or "explain" or "tell" or "report")
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsMainClause(Token[] tokens, int i) =>
        StopWords.Pronouns.Contains(tokens[i].Word) || tokens[i].IsCapitalized || tokens[i].Word is "but" or "while" or "which" or "who"
        || (i + 1 < tokens.Length && (tokens[i].Word is "and" or "the" or "a") && (tokens[i + 1].IsCapitalized || StopWords.Pronouns.Contains(tokens[i + 1].Word)));
}
