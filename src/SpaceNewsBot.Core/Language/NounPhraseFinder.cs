namespace SpaceNewsBot.Core.Language;

/// <summary>Finds noun phrases: words between verbs, prepositions and commas, and what hangs on them by "of".</summary>
internal static class NounPhraseFinder
{
    /// <summary>The phrase that begins at a token, up to the next verb, preposition or comma; null where none begins there.</summary>
    public static TokenRange? StartingAt(Sentence sentence, int first)
    {
        var end = first;
        while (end < sentence.Tokens.Length && (end == first || !Breaks(sentence, end)) && BelongsAt(sentence, first, end))
        {
            end++;
        }

        return end > first && !IsArticle(sentence.Tokens[end - 1].Word) ? new TokenRange(first, end) : null;
    }

    /// <summary>The phrase around a token, from its article on; null where the token belongs to none.</summary>
    public static TokenRange? Around(Sentence sentence, int token)
    {
        var first = token;
        while (first > 0 && !Breaks(sentence, first) && Belongs(sentence, first - 1))
        {
            first--;
        }

        while (first < token && StopWords.All.Contains(sentence.Tokens[first].Word) && !StopWords.Determiners.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        return StartingAt(sentence, first) is { } phrase && phrase.Contains(token) ? phrase : null;
    }

    /// <summary>A phrase with what hangs on it by "of" ("the mayor of the city") or another preposition, and with what it is joined to by "and".</summary>
    public static TokenRange Extend(Sentence sentence, TokenRange phrase, params ReadOnlySpan<string> prepositions)
    {
        while (phrase.End + 1 < sentence.Tokens.Length && !Breaks(sentence, phrase.End) && (sentence.Tokens[phrase.End].Word is "of" or "and" || (prepositions.Contains(sentence.Tokens[phrase.End].Word) && !IsDate(sentence, phrase.End + 1)))
            && !(sentence.Tokens[phrase.End].Word == "and" && StartsClause(sentence, phrase.End + 1))
            && StartingAt(sentence, phrase.End + 1) is { } next)
        {
            phrase = phrase with { End = next.End };
        }

        return phrase;
    }

    /// <summary>A phrase without its article.</summary>
    public static TokenRange WithoutArticle(Sentence sentence, TokenRange phrase) =>
        phrase.Count > 1 && IsArticle(sentence.Tokens[phrase.First].Word) ? phrase with { First = phrase.First + 1 } : phrase;

    // ", and the union called …": the next phrase is a subject, not a second object.
    private static bool StartsClause(Sentence sentence, int first) =>
        StartingAt(sentence, first) is not { } phrase
        || (phrase.End < sentence.Tokens.Length && !Breaks(sentence, phrase.End) && (VerbFinder.IsVerb(sentence, phrase.End) || StopWords.Auxiliaries.Contains(sentence.Tokens[phrase.End].Word)));

    private static bool Breaks(Sentence sentence, int token) => sentence.Before(token).ContainsAny(Punctuation.Any) || sentence.Before(token).ContainsAny("[]/");

    private static bool BelongsAt(Sentence sentence, int first, int token) =>
        Belongs(sentence, token) && !(token > first && StopWords.Determiners.Contains(sentence.Tokens[token].Word) && !(sentence.NameStarts[token] is >= 0 and var start && start < token));

    private static bool Belongs(Sentence sentence, int token)
    {
        var word = sentence.Tokens[token].Word;
        return sentence.NameStarts[token] >= 0
            || StopWords.Determiners.Contains(word) || word is "more" or "most" or "many" or "few" or "several" or "other" or "such" or "same"
            || (!StopWords.All.Contains(word) && !VerbFinder.IsVerb(sentence, token));
    }

    private static bool IsDate(Sentence sentence, int token) => sentence.Dates.Any(d => d.Contains(token));

    private static bool IsArticle(string word) => word is "the" or "a" or "an";
}
