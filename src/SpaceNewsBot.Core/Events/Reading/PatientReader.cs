using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>The words that say what is acted on: where they begin, and where its time, its reason, its place or the next clause ends them.</summary>
internal sealed class PatientReader(Sentence sentence, List<TokenRange> times, List<TokenRange> causes)
{
    /// <summary>What is acted on, no further than the clause's object goes; null where nothing is.</summary>
    /// <param name="patient">What the sentence's roles say.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="objectEnd">Where the clause's object ends.</param>
    /// <param name="place">Where it is done.</param>
    /// <param name="manner">How it is done.</param>
    public TokenRange? Read(TokenRange patient, TokenRange action, int objectEnd, TokenRange? place, TokenRange? manner)
    {
        var isBehind = patient.First >= action.End;
        return isBehind && patient.First >= objectEnd ? null
            : Trim(isBehind ? patient with { End = Math.Min(patient.End, objectEnd) } : patient, action, place, manner) ?? Pronoun(patient, action);
    }

    /// <summary>What is acted on ends where its time, its reason, its place or the next clause begins.</summary>
    /// <param name="patient">What the sentence's roles say.</param>
    /// <param name="action">The words of the action.</param>
    /// <param name="place">Where it is done.</param>
    /// <param name="manner">How it is done.</param>
    public TokenRange? Trim(TokenRange patient, TokenRange action, TokenRange? place, TokenRange? manner)
    {
        var tokens = sentence.Tokens;
        var first = Math.Max(patient.First, patient.First <= action.First && patient.End > action.First ? action.End : patient.First);
        first = patient.First >= action.First ? Math.Max(first, action.End) : first;
        var end = patient.End;
        var isBehind = patient.First >= action.First;

        // "demanded in a letter on Monday that …": what says when and how comes before what is demanded.
        for (var moved = isBehind; moved && first < end;)
        {
            moved = false;
            if (manner is { } how && how.First == first)
            {
                (first, moved) = (how.End, true);
            }
            else if (times.Find(t => t.First == first || (t.First == first + 1 && StopWords.Prepositions.Contains(tokens[first].Word))) is { Count: > 0 } time && time.End < end
                && (StopWords.Determiners.Contains(tokens[time.End].Word) || tokens[time.End].Word is "in" or "to"))
            {
                (first, moved) = (time.End, true);
            }
        }

        var isClause = isBehind && first < end && tokens[first].Word == "that";
        var handsOn = isBehind && EventWords.HandingOn.Contains(tokens[action.First].Stem);
        foreach (var cut in times.Concat(causes).Where(r => r.First >= first && r.First < end && !isClause && !(handsOn && tokens[r.First].Word == "to")))
        {
            end = Math.Min(end, cut.First);
        }

        if (isBehind)
        {
            // The preposition goes with the place.
            end = place is { } at && at.First > first && at.First <= end ? Math.Min(end, at.First - 1) : end;
            end = manner is { } by && by.First >= first && by.First < end ? by.First : end;
        }

        for (var i = first + 1; i < end; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Strong) || (sentence.Before(i).Contains(',') && !ListFinder.GoesOn(sentence, i, end) && !(handsOn && IsInsertion(i, end))) || (isBehind && !isClause && IsClauseAt(i, end)))
            {
                end = i;
            }
        }

        while (end > first && (StopWords.All.Contains(tokens[end - 1].Word) || (tokens[end - 1].Word is "well" && end - 1 > first && tokens[end - 2].Word == "as")))
        {
            end--;
        }

        // "responded with a letter signed by …": the letter was signed.
        while (first < end && (tokens[first].Word is "of" || (tokens[first].Word == "that" && !isBehind) || (!isBehind && (StopWords.Prepositions.Contains(tokens[first].Word) || tokens[first].Word is "however" or "and" or "but"))))
        {
            first++;
        }

        foreach (var date in times.Where(d => !isBehind && d.First >= first && d.End < end))
        {
            first = date.End;
        }

        return end > first ? new TokenRange(first, end) : null;
    }

    /// <summary>Whether a run of tokens says anything beside stop words.</summary>
    public bool HasNoun(TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (!StopWords.All.Contains(sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }

    // "asked its rival, Blue Petrel Ferries, to carry": either comma of what is inserted.
    private bool IsInsertion(int comma, int end)
    {
        const int MostWords = 10;
        for (var i = comma; i < Math.Min(end, comma + MostWords); i++)
        {
            if (sentence.Tokens[i].Word == "to" && sentence.Before(i).Contains(','))
            {
                return true;
            }

            if (VerbFinder.IsVerb(sentence, i) || (i > comma && sentence.Before(i).Contains(',')))
            {
                return false;
            }
        }

        return false;
    }

    // "had joined it"
    private TokenRange? Pronoun(TokenRange patient, TokenRange action) =>
        patient.First >= action.End && sentence.Tokens[patient.First].Word is "it" or "him" or "her" or "them" or "us" or "me" or "anybody" or "anyone" or "anything" or "everybody" or "everyone" or "everything" or "somebody" or "something" or "nobody" or "nothing" ? new TokenRange(patient.First, patient.First + 1) : null;

    // "as the strike goes on", "while others stay"
    private bool IsClauseAt(int at, int end)
    {
        if (sentence.Tokens[at].Word is not ("as" or "while" or "where" or "if" or "whether"))
        {
            return false;
        }

        for (var i = at + 1; i < end; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) || StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word))
            {
                return true;
            }
        }

        return false;
    }
}
