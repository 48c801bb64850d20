using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Tells a verb that states an event from one of a state, a purpose or a request, and from a participle that only says which one is meant.</summary>
internal static class EventVerbs
{
    /// <summary>Whether a verb states an event.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="isListed">Whether the lexicon lists it among the ledger's actions: no state, whatever its form.</param>
    public static bool IsEvent(Sentence sentence, int verb, bool isListed)
    {
        var tokens = sentence.Tokens;
        if (IsModifier(sentence, verb) || !IsGoverned(sentence, verb) || IsRequested(sentence, verb))
        {
            return false;
        }

        if (isListed)
        {
            return true;
        }

        var token = tokens[verb];
        if ((EventWords.States.Contains(token.Stem) && !(token.Stem == "take" && verb + 1 < tokens.Length && tokens[verb + 1].Word == "place")) || Lexicon.Find(tokens.AsSpan(verb, 1)).Exists(m => m.Concept.IsName))
        {
            return false;
        }

        var before = verb - 1;
        while (before >= 0 && !sentence.Before(before + 1).ContainsAny(Punctuation.Any) && (StopWords.Auxiliaries.Contains(tokens[before].Word) || tokens[before].Word is "not" or "also" or "never" or "already" || tokens[before].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            before--;
        }

        var previous = before >= 0 ? tokens[before].Word : "";
        if (previous is "who" or "which" || (previous == "that" && before > 0 && !VerbFinder.IsVerb(sentence, before - 1) && !StopWords.All.Contains(tokens[before - 1].Word)))
        {
            // Which one is meant, no news.
            return false;
        }

        // "the prize, which it has awarded", "more than the law permits"
        var subject = RoleFinder.Find(sentence, verb).Agent is { } agent && agent.First <= verb ? agent.First - 1 : -1;
        if (IsBehindRelative(sentence, verb) || (subject > 0 && tokens[subject].Word is "which" or "whom" or "than" or "as")
            || (subject > 0 && tokens[subject].Word == "that" && !StopWords.All.Contains(tokens[subject - 1].Word) && !VerbFinder.IsVerb(sentence, subject - 1) && VerbFinder.LastBefore(sentence, subject) < 0))
        {
            return false;
        }

        if (token.Word.EndsWith("ing", StringComparison.Ordinal))
        {
            return IsFiniteGerund(sentence, verb, before);
        }

        return IsFinite(sentence, verb) && !IsReducedRelative(sentence, verb);
    }

    // "gathers" and "cuts" may be nouns: only behind a name, a pronoun or "to", or between a noun and its object, they are verbs.
    private static bool IsFinite(Sentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var word = tokens[verb].Word;
        if (word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(word) || PredicateVerbs.LooksLikeParticiple(word))
        {
            return true;
        }

        var before = verb - 1;
        while (before > 0 && (tokens[before].Word is "not" or "also" or "never" || tokens[before].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            before--;
        }

        if (before < 0)
        {
            return false;
        }

        if (tokens[before].Word is "to" || (StopWords.Auxiliaries.Contains(tokens[before].Word) && !StopWords.FormsOfBe.Contains(tokens[before].Word)) || tokens[before].Word is "he" or "she" or "it" or "they" or "we" or "i" or "who")
        {
            return true;
        }

        var isPlural = !word.EndsWith('s');
        if (isPlural || sentence.Before(before + 1).ContainsAny(Punctuation.Any) || verb + 1 >= tokens.Length)
        {
            return false;
        }

        return tokens[before] is { IsCapitalized: true, IsPossessive: false }
            ? !tokens[verb + 1].IsCapitalized || sentence.Before(verb + 1) is " "
            : StopWords.Determiners.Contains(tokens[verb + 1].Word) && !StopWords.All.Contains(tokens[before].Word);
    }

    // "which it has awarded"
    private static bool IsBehindRelative(Sentence sentence, int verb)
    {
        const int MostWords = 5;
        for (var i = verb - 1; i > Math.Max(0, verb - MostWords); i--)
        {
            if (sentence.Tokens[i].Word is "which" or "whom")
            {
                return true;
            }

            if (sentence.Before(i + 1).ContainsAny(Punctuation.Any) || VerbFinder.IsVerb(sentence, i))
            {
                return false;
            }
        }

        return false;
    }

    // "was suspending", "after cancelling", "a train derailed, killing three"
    private static bool IsFiniteGerund(Sentence sentence, int verb, int before)
    {
        var tokens = sentence.Tokens;
        if (before < verb - 1 && Enumerable.Range(before + 1, verb - before - 1).Any(i => StopWords.FormsOfBe.Contains(tokens[i].Word)))
        {
            return true;
        }

        if (before >= 0 && tokens[before].Word is "after" or "before" or "since" or "while" || (before >= 0 && tokens[before].Stem is "consid" or "propos" or "mull"))
        {
            return true;
        }

        return verb > 0 && sentence.Before(verb) is ", " && VerbFinder.LastBefore(sentence, verb) >= 0 && verb + 1 < tokens.Length
            && !sentence.Concepts.GetValueOrDefault(SayerFinder.Saying, []).Exists(i => i <= verb && VerbFinder.IsVerb(sentence, i));
    }

    // "The flights planned for May were …": behind a noun and before a verb that has no other subject.
    private static bool IsReducedRelative(Sentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        if (verb == 0 || verb + 1 >= tokens.Length || StopWords.Auxiliaries.Contains(tokens[verb - 1].Word) || StopWords.Pronouns.Contains(tokens[verb - 1].Word)
            || !StopWords.Prepositions.Contains(tokens[verb + 1].Word) || !(tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(tokens[verb].Word)))
        {
            return false;
        }

        for (var i = verb + 1; i < tokens.Length; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Any) || tokens[i].Word is "that" or "and" or "but" or "who" or "which" or "after" or "before" or "when" or "while" or "because" or "as" or "to")
            {
                return false;
            }

            if ((StopWords.Auxiliaries.Contains(tokens[i].Word) && !tokens[i].IsCapitalized) || VerbFinder.IsVerb(sentence, i))
            {
                return !StopWords.Pronouns.Contains(tokens[i - 1].Word);
            }
        }

        return false;
    }

    // "to launch its satellites" is a purpose, unless somebody plans, seeks, continues or agrees to do it.
    private static bool IsGoverned(Sentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var to = verb - 1;
        while (to > 0 && tokens[to].Word is "be" or "have" or "been" && tokens[to - 1].Word is "to" or "have")
        {
            // "to be repaired"
            to--;
        }

        if (to < 0 || tokens[to].Word != "to")
        {
            return true;
        }

        // "plans to sell the ferry and to dismiss 60 sailors"
        if (to > 1 && tokens[to - 1].Word is "and" or "or")
        {
            const int MostWords = 14;
            for (var i = to - 2; i > Math.Max(0, to - MostWords); i--)
            {
                if (tokens[i].Word == "to")
                {
                    return VerbFinder.IsVerb(sentence, i + 1) && IsGoverned(sentence, i + 1);
                }
            }
        }

        // "asked its rival to carry" and "began the work to repair": what was asked and what for is no event of its own, nor
        // is "the aim was to kill".
        return to > 0 && sentence.Before(verb) is " " && (EventWords.Planning.Contains(tokens[to - 1].Stem) || EventWords.Phases.Contains(tokens[to - 1].Stem) || EventWords.Hedges.Contains(tokens[to - 1].Stem)
            || (StopWords.FormsOfBe.Contains(tokens[to - 1].Word) && !(to > 1 && tokens[to - 2].Stem is "aim" or "goal" or "purpos" or "idea" or "hope" or "task" or "job")) || tokens[to - 1].Word == "going");
    }

    // "demanded that they lift sanctions": nobody did.
    private static bool IsRequested(Sentence sentence, int verb)
    {
        for (var i = verb - 1; i >= 0 && !sentence.Before(i + 1).ContainsAny(Punctuation.Strong); i--)
        {
            if (sentence.Tokens[i].Word == "that")
            {
                var earlier = i > 0 && EventWords.Requesting.Contains(sentence.Tokens[i - 1].Stem) ? i - 1 : VerbFinder.LastBefore(sentence, i);
                return earlier >= 0 && EventWords.Requesting.Contains(sentence.Tokens[earlier].Stem) && !StopWords.Auxiliaries.Contains(sentence.Tokens[verb - 1].Word) && !sentence.Tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal);
            }

            if (VerbFinder.IsVerb(sentence, i))
            {
                return false;
            }
        }

        return false;
    }

    // "the suspended flights" tells of no new event.
    private static bool IsModifier(Sentence sentence, int verb) =>
        verb > 0 && StopWords.Determiners.Contains(sentence.Tokens[verb - 1].Word)
        && sentence.Tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal);
}
