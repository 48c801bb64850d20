namespace SpaceNewsBot.Core.Language;

/// <summary>Tells which words of a sentence are verbs, from their neighbours and from how the word is mostly used.</summary>
internal static class VerbFinder
{
    /// <summary>Whether a token is a content verb here (auxiliaries are none).</summary>
    public static bool IsVerb(Sentence sentence, int i) => sentence.LastVerbs[i + 1] == i;

    /// <summary>The last verb before a token; −1 when there is none.</summary>
    public static int LastBefore(Sentence sentence, int end) => sentence.LastVerbs[end];

    /// <summary>
    /// For each token of a sentence, and for its end, the last verb before it; −1 for none. Told once for each sentence:
    /// every search for a subject, an object or a clause asks it at each step.
    /// </summary>
    public static int[] FindAll(Sentence sentence)
    {
        var last = new int[sentence.Tokens.Length + 1];
        last[0] = -1;
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            last[i + 1] = LooksLikeVerb(sentence, i) ? i : last[i];
        }

        return last;
    }

    private static bool LooksLikeVerb(Sentence sentence, int i)
    {
        var token = sentence.Tokens[i];
        if (token.Shape != TokenShape.Lower || StopWords.All.Contains(token.Word) || NumberFinder.IsNumber(token) || token.Word == "according")
        {
            return false;
        }

        var share = Vocabulary.VerbShare(token.Stem);
        var previous = i > 0 ? sentence.Tokens[i - 1].Word : "";
        if (StopWords.Auxiliaries.Contains(previous) || previous is "not" or "also" or "never" or "who" or "which")
        {
            return share >= 0.15 || EndsLikeVerb(token.Word);
        }

        if (previous == "to")
        {
            return share >= 0.35 && !token.Word.EndsWith("ing", StringComparison.Ordinal);
        }

        if (StopWords.Determiners.Contains(previous) || (i > 0 && sentence.Tokens[i - 1].IsPossessive))
        {
            return false;
        }

        if (StopWords.Pronouns.Contains(previous))
        {
            return share >= 0.2;
        }

        if (previous is "of" or "in" or "on" or "at" or "with" or "from")
        {
            return token.Word.EndsWith("ing", StringComparison.Ordinal) && share >= 0.6;
        }

        // "because Orvel polluted the river": behind a name, a past form is what it did.
        if (i > 0 && sentence.Tokens[i - 1].IsCapitalized && token.Word.EndsWith("ed", StringComparison.Ordinal) && !(i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].IsCapitalized))
        {
            return true;
        }

        // "The league fined the club": a past form with its object behind it.
        if (i > 0 && i + 1 < sentence.Tokens.Length && share >= 0.05 && token.Word.EndsWith("ed", StringComparison.Ordinal) && sentence.Before(i + 1) is " "
            && sentence.Tokens[i - 1].Shape == TokenShape.Lower && !StopWords.All.Contains(previous)
            && (sentence.Tokens[i + 1].IsCapitalized || StopWords.Determiners.Contains(sentence.Tokens[i + 1].Word) || StopWords.Pronouns.Contains(sentence.Tokens[i + 1].Word)))
        {
            return true;
        }

        // "Blue Petrel sails to the island"
        if (i > 0 && sentence.Tokens[i - 1] is { IsCapitalized: true, IsPossessive: false } && token.Word.EndsWith('s') && Vocabulary.IsKnown(token.Stem) && share >= 0.25)
        {
            return true;
        }

        // "left the station and landed"
        return share >= (EndsLikeVerb(token.Word) ? previous == "and" ? 0.1 : 0.45 : 0.7);
    }

    /// <summary>Whether it is said that it doesn't happen: "not", "never" or "no" shortly before the verb, or "no" of its object.</summary>
    public static bool IsNegated(Sentence sentence, int verb)
    {
        if (verb + 1 < sentence.Tokens.Length && sentence.Tokens[verb + 1].Word is "no" or "nothing" or "nobody" or "none")
        {
            // "found no fault"
            return true;
        }

        for (var i = verb - 1; i >= Math.Max(0, verb - 3); i--)
        {
            if (sentence.Before(i + 1).ContainsAny(Punctuation.Any))
            {
                return false;
            }

            if (StopWords.Negations.Contains(sentence.Tokens[i].Word))
            {
                // "not just Roscosmos that seeks" and "not only" say the opposite.
                return !(sentence.Tokens[i].Word == "not" && sentence.Tokens[i + 1].Word is "just" or "only" or "merely");
            }
        }

        return false;
    }

    private static bool EndsLikeVerb(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || Stemmer.IsIrregular(word);
}
