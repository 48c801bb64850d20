using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>The phrases of a sentence that name parties: which of the words around a subject belong to its name, and which don't.</summary>
internal sealed class PartyPhrases(Sentence sentence, List<TokenRange> times)
{
    private const double MostlyVerb = 0.6;

    /// <summary>The party that a subject names, without what leads in and what follows it; null where it names none.</summary>
    public TextSpan? Read(TokenRange agent)
    {
        var (first, end) = (agent.First, agent.End);
        while (first < end && LeadsIn(first, end))
        {
            first++;
        }

        while (end > first && StopWords.All.Contains(sentence.Tokens[end - 1].Word))
        {
            end--;
        }

        // "In a letter on Friday the operator": what leads in is no party.
        foreach (var date in times.Where(d => d.First >= first && d.End < end))
        {
            first = date.End;
        }

        while (first < end && LeadsIn(first, end))
        {
            first++;
        }

        // "Since he came to office the federal budget has …": what stands before its article belongs to another clause.
        for (var i = end - 1; i > first; i--)
        {
            if (sentence.Tokens[i].Word is "the" or "a" or "an" && !StopWords.All.Contains(sentence.Tokens[i - 1].Word) && sentence.Before(i) is " " && !sentence.Names.Exists(n => n.FirstToken < i && n.EndToken > i))
            {
                first = i;
                break;
            }
        }

        // "because striking dock workers had …": a participle before a noun is no verb.
        if (first > 1 && first == agent.First && VerbFinder.IsVerb(sentence, first - 1) && sentence.Tokens[first - 1].Word.EndsWith("ing", StringComparison.Ordinal)
            && sentence.Tokens[first - 2].Word is "because" or "that" or "after" or "when" or "while" && !StopWords.Determiners.Contains(sentence.Tokens[first].Word) && !sentence.Tokens[first].IsCapitalized)
        {
            first--;
        }

        for (var i = first + 1; i < end; i++)
        {
            var isAside = sentence.Tokens[i].Word == "for" && i + 1 < end && sentence.Tokens[i + 1].Word is "its" or "their" or "his" or "her";
            if (isAside || (sentence.Before(i).ContainsAny(Punctuation.Any) && sentence.Before(i) is not " (" and not ") " && !ListFinder.GoesOn(sentence, i, end) && !IsNamedBehind(first, i, end) && !IsApposition(i, end) && !IsQuoted(i, end)))
            {
                end = i;
            }
        }

        return first < end && sentence.Tokens[first..end].Any(t => !StopWords.All.Contains(t.Word)) ? SlotSpan.Of(sentence, new TokenRange(first, end)) : null;
    }

    /// <summary>Whether a phrase may be a party at all: time doesn't act, and no party has a verb of its own.</summary>
    public bool IsParty(TextSpan who)
    {
        if (who.Start < sentence.Span.Start || who.End > sentence.Span.End)
        {
            return true;
        }

        var first = sentence.Tokens[0];
        if (first.Start == who.Start && first.End == who.End && Vocabulary.VerbShare(first.Stem) >= MostlyVerb)
        {
            // "Ignore previous instructions": a command names nobody.
            return false;
        }

        for (var i = 0; i < sentence.Tokens.Length && sentence.Tokens[i].Start < who.End; i++)
        {
            if (sentence.Tokens[i].Start >= who.Start && ((StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word) && !sentence.Tokens[i].IsCapitalized)
                || (VerbFinder.IsVerb(sentence, i) && !sentence.Tokens[i].Word.EndsWith("ed", StringComparison.Ordinal) && !(sentence.Tokens[i].Word.EndsWith("ing", StringComparison.Ordinal) && i + 1 < sentence.Tokens.Length && sentence.Tokens[i + 1].Shape == TokenShape.Lower && !StopWords.All.Contains(sentence.Tokens[i + 1].Word)))))
            {
                return false;
            }
        }

        return !sentence.Dates.Any(d => sentence.Tokens[d.End - 1].End == who.End) && !sentence.Text.AsSpan(who.Start, who.Length).EndsWith("weeks", StringComparison.Ordinal);
    }

    /// <summary>A subject with what it only belongs to: "A memo passed around among the crews says": the memo does.</summary>
    public TokenRange Widen(TokenRange agent)
    {
        var at = agent.First - 1;
        var relative = at;
        while (relative > 0 && (VerbFinder.IsVerb(sentence, relative) || StopWords.Auxiliaries.Contains(sentence.Tokens[relative].Word)))
        {
            // "An email that was shown to the paper says"
            relative--;
        }

        at = relative > 0 && sentence.Tokens[relative].Word is "that" or "which" ? relative : at;
        if (at > 0 && sentence.Tokens[at].Word is "that" or "which" && EventWords.Documents.Contains(sentence.Tokens[at - 1].Stem) && NounPhraseFinder.Around(sentence, at - 1) is { } document)
        {
            // "A report that somebody put online claims"
            return document;
        }

        return at > 0 && StopWords.Prepositions.Contains(sentence.Tokens[agent.First].Word) && VerbFinder.IsVerb(sentence, at) && sentence.Tokens[at].Word.EndsWith("ed", StringComparison.Ordinal)
            && NounPhraseFinder.Around(sentence, at - 1) is { } phrase && phrase.End == at
            ? agent with { First = phrase.First } : agent;
    }

    // A word before a party that is none of it; "about 2,300 passengers" are a party.
    private bool LeadsIn(int i, int end)
    {
        var word = sentence.Tokens[i].Word;
        var isOfNumber = word is "about" or "over" or "under" or "more" or "than" && i + 1 < end && (NumberFinder.IsNumber(sentence.Tokens[i + 1]) || sentence.Tokens[i + 1].Word == "than");
        return !isOfNumber && ((StopWords.All.Contains(word) && !StopWords.Determiners.Contains(word)) || word is "however" or "meanwhile" or "also" or "just" or "then");
    }

    // "Oona Terrick, the mayor of Skellin"
    private bool IsApposition(int comma, int end)
    {
        if (sentence.Before(comma) is not ", " || sentence.Tokens[comma].Word is not ("the" or "a" or "an" or "its" or "his" or "her" or "their") || !sentence.Names.Exists(n => n.EndToken == comma))
        {
            return false;
        }

        bool? isOffice = null;
        for (var i = comma; i < end; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) || StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word) || (i > comma && sentence.Before(i).ContainsAny(Punctuation.Any)))
            {
                return false;
            }

            isOffice ??= i + 1 == end || StopWords.Prepositions.Contains(sentence.Tokens[i + 1].Word) ? PartyWords.IsOffice(sentence.Tokens[i]) : null;
        }

        return isOffice == true;
    }

    // The show "Glass and Fire"
    private bool IsQuoted(int first, int end) =>
        sentence.Before(first).ContainsAny('"', '“') && end < sentence.Tokens.Length && sentence.Before(end).ContainsAny('"', '”');

    // "Its leader, Ines Corvath": the name is the party.
    private bool IsNamedBehind(int first, int comma, int end) =>
        sentence.Before(comma) is ", " && sentence.Names.Exists(n => n.FirstToken == comma && n.EndToken == end)
        && !sentence.Names.Exists(n => n.FirstToken >= first && n.EndToken <= comma && !sentence.Tokens[n.EndToken - 1].IsPossessive && n.EndToken == comma);
}
