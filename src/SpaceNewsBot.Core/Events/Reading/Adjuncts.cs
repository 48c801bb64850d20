using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Finds when, where, how and why a predicate's action is done, in its own clause; a range holds the words of the slot.</summary>
internal static class Adjuncts
{
    /// <summary>The times of a sentence that say when something is done: not "the 2018 budget", nor "this week's talks".</summary>
    public static List<TokenRange> Times(Sentence sentence)
    {
        var times = new List<TokenRange>();
        foreach (var date in sentence.Dates)
        {
            if (IsAttribute(sentence, date))
            {
                continue;
            }

            // "two weeks ago", "since 2018"
            var first = date.First;
            if (sentence.Tokens[date.End - 1].Word is "ago" or "later" or "earlier" && first > 0 && (NumberFinder.IsNumber(sentence.Tokens[first - 1]) || sentence.Tokens[first - 1].Word is "a" or "an"))
            {
                first--;
            }

            if (first > 0 && sentence.Tokens[first - 1].Word is "since" or "until" or "by" or "before" or "after")
            {
                first--;
            }

            times.Add(new TokenRange(first, date.End));
        }

        return times;
    }

    /// <summary>
    /// When, and whether that is when it was said. Its own time before that of who says so; the one behind the action before
    /// one that opens the sentence.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="speech">Whose words it stands in.</param>
    /// <param name="times">The sentence's times.</param>
    public static (TokenRange? Time, bool IsOfSpeech) Time(Sentence sentence, TokenRange action, Speech? speech, List<TokenRange> times)
    {
        var own = times.Find(t => t.First >= action.End && !ClauseFinder.LiesBetween(sentence, action.First, t.First) && !(speech is { Verb: var said } && said >= action.End && t.First > said));
        if (own.Count > 0)
        {
            return (own, false);
        }

        var isReported = speech is { Verb: >= 0 };
        var near = times.FindLast(t => t.End <= action.First && !(isReported && t.First < speech!.Verb) && !ClauseFinder.LiesBetween(sentence, Math.Max(0, t.End - 1), action.First));
        if (near.Count > 0)
        {
            // "said on Saturday in a tweet that he would …"
            return (near, isReported && speech!.Verb < near.First && VerbFinder.LastBefore(sentence, near.First) == speech.Verb);
        }

        var any = times.Find(t => !ClauseFinder.LiesBetween(sentence, Math.Min(t.End - 1, action.First), Math.Max(t.First, action.First)));
        return any.Count > 0 ? (any, isReported) : (null, false);
    }

    /// <summary>Where: a named place behind "in" or "at", straight behind the verb, at the end of its clause, or opening the sentence.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="end">Where the clause's object ends.</param>
    /// <param name="times">The sentence's times.</param>
    public static TokenRange? Place(Sentence sentence, TokenRange action, int end, List<TokenRange> times)
    {
        foreach (var name in sentence.Names)
        {
            var preposition = name.FirstToken - 1;
            if (preposition > 0 && sentence.Tokens[preposition].Word is "the" or "its" or "their" or "his" or "her")
            {
                preposition--;
            }

            if (preposition < 0 || sentence.Tokens[preposition].Word is not ("in" or "at" or "near" or "outside" or "off" or "on") || IsBody(sentence, name)
                || (sentence.Tokens[preposition].Word == "on" && EndOfPlace(sentence, name) == name.EndToken))
            {
                continue;
            }

            var range = new TokenRange(preposition + 1, EndOfPlace(sentence, name));
            var opens = preposition == 0 && !ClauseFinder.LiesBetween(sentence, name.FirstToken, action.First);
            var follows = preposition >= action.End && preposition < end && !ClauseFinder.LiesBetween(sentence, action.First, name.FirstToken)
                && (preposition == action.End || EndsClause(sentence, range.End, end, times));
            if (opens || follows)
            {
                return range;
            }
        }

        return null;
    }

    /// <summary>By what means or in what form: "by blocking the ramps", "via a photo", "in a tweet", from its preposition on.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="saying">The verb that says so; −1 for none.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="end">Where the clause's object ends.</param>
    public static TokenRange? Manner(Sentence sentence, int saying, TokenRange action, int end)
    {
        for (var i = action.End; i < end; i++)
        {
            if (MannerAt(sentence, i, end) is { } own && !ClauseFinder.LiesBetween(sentence, action.First, i))
            {
                return own;
            }
        }

        var last = saying < action.First ? action.First : sentence.Tokens.Length;
        for (var i = saying < 0 ? last : saying + 1; i < last; i++)
        {
            if (FormAt(sentence, i) is { } form && form.End <= last)
            {
                return form;
            }
        }

        return null;
    }

    /// <summary>"in a tweet", "in a letter to the council", at a token; null where none begins there.</summary>
    public static TokenRange? FormAt(Sentence sentence, int i)
    {
        if (sentence.Tokens[i].Word is not ("in" or "via" or "on" or "through" or "by") || NounPhraseFinder.StartingAt(sentence, i + 1) is not { } phrase)
        {
            return null;
        }

        var isForm = EventWords.Media.Contains(sentence.Tokens[phrase.End - 1].Stem)
            || sentence.Tokens[phrase.End - 1].Word is "twitter" or "telegram" or "facebook" or "instagram" or "television" or "tv" or "radio" or "phone";
        return isForm ? new TokenRange(i, NounPhraseFinder.Extend(sentence, phrase, "to", "with").End) : null;
    }

    /// <summary>Why: the reason behind the action, or one that opens the sentence, from its marker on.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="causes">The sentence's reasons.</param>
    public static TokenRange? Reason(Sentence sentence, TokenRange action, List<TokenRange> causes)
    {
        var handsOn = EventWords.HandingOn.Contains(sentence.Tokens[action.First].Stem);
        var cause = causes.Find(c => c.First >= action.End && !(handsOn && sentence.Tokens[c.First].Word == "to") && !ClauseFinder.LiesBetween(sentence, action.First, c.First));
        if (cause.Count == 0)
        {
            cause = causes.Find(c => c.First == 0 && c.End <= action.First);
        }

        if (cause.Count == 0)
        {
            return null;
        }

        // "to send its satellites into orbit after cancelling a mission": what came before is no purpose.
        var end = cause.First + 1;
        while (end < cause.End && !(sentence.Tokens[cause.First].Word is "to" or "in" or "so" && sentence.Tokens[end].Word is "after" or "before" or "while" or "but" or "when"))
        {
            end++;
        }

        return cause with { End = end };
    }

    private static TokenRange? MannerAt(Sentence sentence, int i, int last)
    {
        if (FormAt(sentence, i) is { } form)
        {
            return form;
        }

        var tokens = sentence.Tokens;
        if (i + 1 >= last || sentence.Dates.Any(d => d.Contains(i + 1)))
        {
            return null;
        }

        var isGerund = tokens[i].Word == "by" && tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal) && Vocabulary.VerbShare(tokens[i + 1].Stem) >= 0.3;
        if (isGerund || tokens[i].Word is "via" or "using")
        {
            var end = i + 2;
            while (end < last && !sentence.Before(end).ContainsAny(Punctuation.Any) && !sentence.Dates.Any(d => d.First == end || (d.First == end + 1 && StopWords.Prepositions.Contains(tokens[end].Word)))
                && tokens[end].Word is not ("because" or "after" or "before" or "while" or "when"))
            {
                end++;
            }

            return new TokenRange(i, end);
        }

        return null;
    }

    private static int EndOfPlace(Sentence sentence, NameSpan name)
    {
        var end = name.EndToken;

        // "in the Sella plateau", "in Tarnholm harbour"
        while (end < sentence.Tokens.Length && sentence.Tokens[end].Word is "harbour" or "harbor" or "plateau" or "district" or "province" or "region" or "island" or "airport" or "city" or "valley" && sentence.Before(end) is " ")
        {
            end++;
        }

        return end;
    }

    private static bool EndsClause(Sentence sentence, int at, int end, List<TokenRange> times) =>
        at >= end || sentence.Before(at).ContainsAny(Punctuation.Any) || sentence.Tokens[at].Word is "after" or "before" or "because" or "when" or "while" or "until"
        || times.Exists(t => t.First == at || (t.First == at + 1 && StopWords.Prepositions.Contains(sentence.Tokens[at].Word)));

    // An agency is no place.
    private static bool IsBody(Sentence sentence, NameSpan name) =>
        sentence.Matches.Exists(m => m.Concept is { IsName: true, RelatedTo: not null } && m.FirstToken == name.FirstToken);

    private static bool IsAttribute(Sentence sentence, TokenRange date)
    {
        var tokens = sentence.Tokens;
        if (tokens[date.End - 1].IsPossessive || (date.First > 0 && tokens[date.First - 1].Word is "of" or "for" or "than" or "ending" or "ended" or "between")
            || (date.First > 2 && tokens[date.First - 1].Word == "and" && tokens[Math.Max(0, date.First - 3)].Word == "between"))
        {
            return true;
        }

        return date.First > 0 && date.End < tokens.Length && sentence.Before(date.End) is " " or "-"
            && tokens[date.End].Shape == TokenShape.Lower && !StopWords.All.Contains(tokens[date.End].Word) && !VerbFinder.IsVerb(sentence, date.End)
            && (StopWords.Determiners.Contains(tokens[date.First - 1].Word) || tokens[date.First - 1].IsPossessive || tokens[date.First - 1].Word == "of" || tokens[date.First].Shape == TokenShape.Number && tokens[date.First - 1].Word is not ("in" or "on" or "since"));
    }
}
