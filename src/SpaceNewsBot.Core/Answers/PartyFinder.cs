using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Finds in a sentence the person or body that "who" asks for.</summary>
internal static class PartyFinder
{
    /// <summary>Whether the sentence tells of a party by its office or kind ("all three space agencies") that the question doesn't name.</summary>
    public static bool HasUnnamed(QuestionAnalysis question, Sentence sentence) =>
        !AsksForName(question)
        && !AsksForIdentity(question)
        && !AsksForOwner(question)
        && !sentence.Tokens.Any(t => t.Word is "unknown" or "unidentified" or "anonymous" or "unnamed")
        && sentence.Tokens.Any(t => PartyWords.IsParty(t.Stem) && !question.Units.Any(u => u.Stems.Contains(t.Stem)));

    /// <summary>The persons and bodies that may be asked for, likeliest first; asked who holds an office, only a name beside the office.</summary>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence)
    {
        var names = Names(question, sentence);
        if (AsksForOwner(question))
        {
            return names.FindAll(n => IsOwner(question, sentence, n));
        }

        // A possessor is not the one who does it or holds the office: "Russia's space director", "Elon Musk's SpaceX".
        names.RemoveAll(n => sentence.Tokens[n.End - 1].IsPossessive);

        if (!AsksForName(question) && !AsksForIdentity(question))
        {
            return OfTheVerb(question, sentence, names);
        }

        // Who writes without capitals may mean a name or an office.
        var offices = question.Units.Where(u => (!u.IsName || !question.Sentence.Tokens[u.Tokens.First].IsCapitalized) && u.Stems is not ["name"]).ToList();
        return offices.Count == 0 ? names : names.FindAll(n => offices.Exists(o => StandsBeside(question, o, sentence, n)));
    }

    // "Elon Musk's SpaceX", "SpaceX, the company of Elon Musk"
    private static bool IsOwner(QuestionAnalysis question, Sentence sentence, TokenRange name)
    {
        const int MaxGap = 5;
        var owned = question.Units.Where(u => u.IsName).ToList();
        if (sentence.Tokens[name.End - 1].IsPossessive)
        {
            return name.End < sentence.Tokens.Length && owned.Exists(u => u.Stems.Contains(sentence.Tokens[name.End].Stem));
        }

        return name.First > 0 && sentence.Tokens[name.First - 1].Word == "of"
            && Enumerable.Range(Math.Max(0, name.First - MaxGap), Math.Min(MaxGap, name.First)).Any(i => owned.Exists(u => u.Stems.Contains(sentence.Tokens[i].Stem)));
    }

    private static bool AsksForOwner(QuestionAnalysis question) => question.Units.Any(u => u.Stems is ["own" or "owner" or "belong"] && (u.IsVerb || AsksForIdentity(question)));

    private static bool AsksForName(QuestionAnalysis question) => question.AskedStem is "name" or "call";

    // Asked who does it, only whoever does it in the sentence answers; asked to whom it is done, only who suffers it.
    private static List<TokenRange> OfTheVerb(QuestionAnalysis question, Sentence sentence, List<TokenRange> names)
    {
        if (question.Roles is not { } asked || question.Units.FirstOrDefault(u => u.IsVerb) is not { } verb)
        {
            return names;
        }

        var asksForAgent = asked is { Agent: null, IsPassive: false };
        if (asksForAgent && SayerFinder.IsSaying(question.Sentence, asked.Verb) && asked.Patient is not null)
        {
            return [.. SayerFinder.Find(sentence).Where(s => !s.AgentIsPronoun).SelectMany(s => In(question, sentence, s.Agent!.Value, names))];
        }

        foreach (var place in UnitMatcher.Places(verb, sentence).Where(p => VerbFinder.IsVerb(sentence, p)))
        {
            var roles = RoleFinder.Find(sentence, place);
            if (asksForAgent && roles.AgentIsPronoun)
            {
                // The sentence before says who it is.
                return [];
            }

            if ((asksForAgent ? roles.Agent : BehindAskedPreposition(question.Sentence, sentence, roles.Patient)) is { } range)
            {
                return In(question, sentence, range, names);
            }
        }

        return names;
    }

    // "To whom did she apologise?": who stands behind "to".
    private static TokenRange? BehindAskedPreposition(Sentence question, Sentence sentence, TokenRange? patient)
    {
        if (patient is not { } range || question.Tokens.Length < 2 || question.Tokens[1].Word is not ("whom" or "who") || !StopWords.Prepositions.Contains(question.Tokens[0].Word))
        {
            return patient;
        }

        for (var i = range.First; i + 1 < range.End; i++)
        {
            if (sentence.Tokens[i].Word == question.Tokens[0].Word)
            {
                return new TokenRange(i + 1, range.End);
            }
        }

        return patient;
    }

    // "NASA chief Bill Nelson", "the mayor of Tarn, Ada Quill": the last name before a comma or preposition is who it is, or else
    // the one inserted behind; without a name the party itself ("the museum suspended").
    private static List<TokenRange> In(QuestionAnalysis question, Sentence sentence, TokenRange range, List<TokenRange> names)
    {
        var first = range.First;
        while (first + 1 < range.End && StopWords.Prepositions.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        var phrase = NounPhraseFinder.StartingAt(sentence, first) ?? new TokenRange(first, first + 1);
        var own = names.FindAll(n => phrase.Contains(n.First));
        if (own.Count > 0 && (own[^1].End == phrase.End || !EndsInParty(sentence, phrase)))
        {
            return [.. own.AsEnumerable().Reverse().Select(n => WithoutTitle(sentence, n)), .. names.Where(n => range.Contains(n.First) && n.First >= phrase.End)];
        }

        phrase = NounPhraseFinder.Extend(sentence, phrase, "for", "from");
        var inserted = names.FindAll(n => n.First >= phrase.End && n.First < range.End && sentence.Before(n.First).Contains(','));
        if (inserted.Count > 0)
        {
            return inserted;
        }

        return IsParty(question, sentence, phrase) ? [phrase] : names.FindAll(n => range.Contains(n.First));
    }

    // "the Tarn council", "the Norvane king": the name says which.
    private static bool EndsInParty(Sentence sentence, TokenRange phrase) =>
        PartyWords.IsParty(sentence.Tokens[phrase.End - 1].Stem) && sentence.Tokens[phrase.End - 1].Shape == TokenShape.Lower;

    // "Surgeon Ada Quill": at a sentence's start an office is written like a name.
    private static TokenRange WithoutTitle(Sentence sentence, TokenRange name)
    {
        const int TitleAndBothNames = 3;
        var isPerson = name is { First: 0, Count: TitleAndBothNames } && Vocabulary.CapitalShare(sentence.Tokens[1].Stem) > 0.9 && Vocabulary.CapitalShare(sentence.Tokens[2].Stem) > 0.9;
        return isPerson && Vocabulary.CapitalShare(sentence.Tokens[0].Stem) < 0.9 && PartyWords.IsOffice(sentence.Tokens[0]) ? name with { First = 1 } : name;
    }

    private static bool IsParty(QuestionAnalysis question, Sentence sentence, TokenRange range)
    {
        const int MaxWords = 8;
        var words = sentence.Tokens[range.First..range.End];
        return words.Length is > 0 and <= MaxWords
            && (StopWords.Determiners.Contains(words[0].Word) || words[^1].Word.EndsWith('s') || words.Any(w => PartyWords.IsParty(w.Stem)))
            && !StopWords.Pronouns.Contains(words[^1].Word)
            && !words.Any(t => t.Word is "unknown" or "unidentified" or "anonymous" or "unnamed" or "no" || question.Units.Any(u => !u.IsName && u.Stems.Contains(t.Stem)));
    }

    /// <summary>Whether it asks who holds an office: "who is the head of …".</summary>
    public static bool AsksForIdentity(QuestionAnalysis question) =>
        question.Kind == QuestionKind.Who
        && (question.Roles is { } roles
            ? question.Sentence.Tokens[roles.Verb].Stem is "run" or "lead" or "head" or "chair" or "direct"
            : question.Sentence.Tokens[0].Word is "who's" || (question.Sentence.Tokens.Length > 1 && question.Sentence.Tokens[0].Word is "who" && StopWords.FormsOfBe.Contains(question.Sentence.Tokens[1].Word)));

    private static bool StandsBeside(QuestionAnalysis question, QuestionUnit office, Sentence sentence, TokenRange name)
    {
        const int MaxGap = 6;
        for (var i = Math.Max(0, name.First - MaxGap); i < Math.Min(sentence.Tokens.Length, name.End + MaxGap); i++)
        {
            var at = i;
            var isOffice = office.Stems.Contains(sentence.Tokens[i].Stem) || sentence.Matches.Exists(m => m.FirstToken == at && office.Concepts.Any(c => c.Id == m.Concept.Id));
            if (isOffice && !name.Contains(i) && !IsAnothersOffice(question, sentence, i) && BelongTogether(sentence, Math.Min(i, name.First), Math.Max(i, name.End - 1), name))
            {
                return true;
            }
        }

        return false;
    }

    // "NASA chief" is no head of another agency.
    private static bool IsAnothersOffice(QuestionAnalysis question, Sentence sentence, int office)
    {
        var asked = question.Units.Where(u => u.IsName).ToList();
        var owner = sentence.Names.FindLast(n => n.EndToken == office || (n.EndToken == office - 1 && !StopWords.All.Contains(sentence.Tokens[n.EndToken].Word) && !sentence.Before(n.EndToken).Contains(',')));
        return asked.Count > 0 && owner.TokenCount > 0
            && !asked.Exists(a => UnitMatcher.StandsIn(a, sentence, new TokenRange(owner.FirstToken, owner.EndToken), Affiliations.None));
    }

    // Directly before the name, or behind it as an insertion or after "is": no verb or preposition but "of" between.
    private static bool BelongTogether(Sentence sentence, int first, int last, TokenRange name)
    {
        for (var i = first + 1; i < last; i++)
        {
            if (!name.Contains(i) && (VerbFinder.IsVerb(sentence, i) || (StopWords.Prepositions.Contains(sentence.Tokens[i].Word) && sentence.Tokens[i].Word != "of")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of a sentence that the question hasn't, without adjectives of countries.</summary>
    public static List<TokenRange> Names(QuestionAnalysis question, Sentence sentence)
    {
        var names = new List<TokenRange>();
        foreach (var name in sentence.Names)
        {
            var range = new TokenRange(name.FirstToken, name.EndToken);
            if (!IsAdjective(sentence, range) && !question.Units.Any(u => u.IsName && IsNamed(u, sentence, range)))
            {
                names.Add(range);
            }
        }

        return names;
    }

    // "two Russian cosmonauts" names a country, not who they are.
    private static bool IsAdjective(Sentence sentence, TokenRange range) =>
        range.Count == 1
        && range.End < sentence.Tokens.Length
        && !sentence.Tokens[range.First].IsPossessive
        && sentence.Tokens[range.End].Shape == TokenShape.Lower
        && !StopWords.All.Contains(sentence.Tokens[range.End].Word)
        && !VerbFinder.IsVerb(sentence, range.End)
        && sentence.Matches.Exists(m => m.FirstToken == range.First && m.Concept.IsName && m.Concept.RelatedTo is null);

    private static bool IsNamed(QuestionUnit unit, Sentence sentence, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (unit.Stems.Contains(sentence.Tokens[i].Stem))
            {
                return true;
            }
        }

        return sentence.Matches.Exists(m => range.Contains(m.FirstToken) && unit.Concepts.Any(c => c.IsName && c.Id == m.Concept.Id));
    }
}
