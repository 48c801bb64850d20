using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Finds in a sentence what a question's kind asks for: a name, a date, a place, a number, a reason.</summary>
internal static class ExpectedSpanFinder
{
    // Stems of words for people and bodies that act.
    private static readonly FrozenSet<string> PartyNouns = new[]
    {
        "agenc", "compani", "firm", "organ", "organis", "govern", "minist", "ministri", "author", "union", "parti", "committe", "council", "board",
        "presid", "director", "chief", "leader", "head", "chairman", "spokesman", "spokeswoman", "spokesperson", "offici", "astronaut", "cosmonaut",
        "polic", "worker", "employe", "crew", "team", "scientist", "research", "investor", "owner", "visitor", "passeng", "resid", "member", "partner",
        "man", "woman", "people", "group", "countri", "nation", "bank", "court", "judg", "lawyer", "doctor", "teacher", "student", "customer", "user",
        "king", "queen", "emperor", "philosoph", "engin", "inventor", "founder", "actor", "singer", "writer", "player", "captain", "general", "soldier",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Stems of units of length, speed and weight.
    private static readonly FrozenSet<string> MeasureUnits = new[]
    {
        "metr", "meter", "kilometr", "kilomet", "km", "m", "mile", "foot", "ft", "inch", "centimetr", "centimet", "cm", "mm", "yard", "light",
        "kg", "kilogram", "kilo", "tonn", "ton", "pound", "lb", "gram", "mph", "kph", "knot", "acr", "hectar", "squar",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsPartyNoun(string stem) => PartyNouns.Contains(stem);

    /// <summary>Whether the kind asks for something that can be recognised by its form.</summary>
    public static bool Expects(QuestionKind kind) => kind is QuestionKind.Who or QuestionKind.When or QuestionKind.Where
        or QuestionKind.Why or QuestionKind.HowMany or QuestionKind.HowLong;

    /// <summary>What the sentence holds of the kind, likeliest first.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="anchor">The token that meets the question's verb, or its heaviest word; −1 for none.</param>
    public static List<TokenRange> Find(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        List<TokenRange> spans = question.Kind switch
        {
            QuestionKind.Who => NamesAskedFor(question, sentence),
            QuestionKind.When => Dates(question, sentence, anchor),
            QuestionKind.Where => Places(question, sentence),
            QuestionKind.Why => Causes(sentence, anchor),
            QuestionKind.HowMany => Numbers(question, sentence),
            QuestionKind.HowLong => [.. CauseFinder.Find(sentence).Where(c => sentence.Tokens[c.First].Word is "until"), .. DateFinder.FindDurations(sentence)],
            QuestionKind.What => ThingFinder.Find(question, sentence, anchor),
            _ => [],
        };

        // The nearest to what was asked about is the likeliest; names come in their order already.
        return anchor < 0 || question is { Kind: QuestionKind.Who, Roles: not null } ? spans : [.. spans.OrderBy(s => Distance(s, anchor))];
    }

    private static int Distance(TokenRange span, int anchor) =>
        span.Contains(anchor) ? 0 : anchor < span.First ? span.First - anchor : anchor - span.End + 1;

    /// <summary>Whether the sentence tells of a party by its office or kind ("all three space agencies") that the question doesn't name.</summary>
    public static bool HasUnnamedParty(QuestionAnalysis question, Sentence sentence) =>
        !AsksForName(question)
        && !AsksForIdentity(question)
        && !AsksForOwner(question)
        && !sentence.Tokens.Any(t => t.Word is "unknown" or "unidentified" or "anonymous" or "unnamed")
        && sentence.Tokens.Any(t => PartyNouns.Contains(t.Stem) && !question.Units.Any(u => u.Stems.Contains(t.Stem)));

    // "Who is the head of Roscosmos", "what is the astronaut's name": the name has to stand beside the office.
    private static List<TokenRange> NamesAskedFor(QuestionAnalysis question, Sentence sentence)
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

        var offices = question.Units.Where(u => !u.IsName && u.Stems is not ["name"]).ToList();
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

    private static bool AsksForOwner(QuestionAnalysis question) => question.Units.Any(u => u.Stems is ["own" or "owner" or "belong"]);

    private static bool AsksForName(QuestionAnalysis question) => question.AskedStem is "name" or "call";

    // Asked who does it, only whoever does it in the sentence answers; asked to whom it is done, only who suffers it.
    private static List<TokenRange> OfTheVerb(QuestionAnalysis question, Sentence sentence, List<TokenRange> names)
    {
        if (question.Roles is not { } asked || question.Units.FirstOrDefault(u => u.IsVerb) is not { } verb)
        {
            return names;
        }

        foreach (var place in UnitMatcher.Places(verb, sentence).Where(p => VerbFinder.IsVerb(sentence, p)))
        {
            var roles = RoleFinder.Find(sentence, place);
            var side = asked.Agent is null ? roles.Agent : roles.Patient;
            if (asked.Agent is null && roles.AgentIsPronoun)
            {
                // The sentence before says who it is.
                return [];
            }

            if (side is { } range)
            {
                // "NASA chief Bill Nelson": the last name before a comma or preposition is who it is.
                var end = range.First;
                while (end < range.End && (end == range.First || !(sentence.Before(end).ContainsAny(Punctuation.Any) || StopWords.Prepositions.Contains(sentence.Tokens[end].Word))))
                {
                    end++;
                }

                var named = names.FindAll(n => range.Contains(n.First)).OrderByDescending(n => n.First < end).ThenByDescending(n => n.First < end ? n.First : -n.First).ToList();

                // "the museum suspended": a party without a name answers too.
                return named.Count > 0 || asked.Agent is not null || !IsParty(question, sentence, new TokenRange(range.First, end)) ? named : [new TokenRange(range.First, end)];
            }
        }

        return names;
    }

    private static bool IsParty(QuestionAnalysis question, Sentence sentence, TokenRange range)
    {
        const int MaxWords = 6;
        var words = sentence.Tokens[range.First..range.End];
        return words.Length is > 0 and <= MaxWords
            && StopWords.Determiners.Contains(words[0].Word) && words[0].Word is "the" or "a" or "an"
            && !words.Any(t => t.Word is "unknown" or "unidentified" or "anonymous" or "unnamed" || question.Units.Any(u => u.Stems.Contains(t.Stem)));
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

    private static List<TokenRange> Names(QuestionAnalysis question, Sentence sentence)
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

    private static List<TokenRange> Places(QuestionAnalysis question, Sentence sentence) =>
        [.. Names(question, sentence).Where(n => n.First > 0 && (IsPlacePreposition(sentence, n.First) || (question.AskedStem is "countri" or "nation" && IsCountry(sentence, n))))];

    private static bool IsCountry(Sentence sentence, TokenRange name) =>
        sentence.Matches.Exists(m => m.FirstToken == name.First && m.Concept is { IsName: true, RelatedTo: null });

    private static bool IsPlacePreposition(Sentence sentence, int first)
    {
        var before = first - 1;
        if (before > 0 && sentence.Tokens[before].Word == "the")
        {
            before--;
        }

        return sentence.Tokens[before].Word is "in" or "at" or "from" or "to" or "near" or "into" or "off" or "outside" or "across" or "inside"
            or "around" or "towards" or "through" or "over" or "between" or "on" or "of" or "north" or "south" or "east" or "west";
    }

    // A reason belongs to the verb when it follows it or opens the sentence; "after cancelling" is no reason for cancelling.
    private static List<TokenRange> Causes(Sentence sentence, int anchor)
    {
        var causes = CauseFinder.Find(sentence);
        return anchor < 0 ? causes : [.. causes.Where(c => !c.Contains(anchor) && (c.First > anchor ? !ClauseFinder.LiesBetween(sentence, anchor, c.First) : c.First == 0))];
    }

    // A date belongs to the verb of its own clause, and to nothing that has yet to happen.
    private static List<TokenRange> Dates(QuestionAnalysis question, Sentence sentence, int anchor)
    {
        var dates = DateFinder.FindDates(sentence);
        dates.RemoveAll(d => question.AskedStem switch
        {
            "year" => !Words(d).Any(w => w.Length == 4 && char.IsAsciiDigit(w[0])),
            "month" => !Words(d).Any(w => w == "month" || char.IsLetter(w[0])),
            "time" => !IsClockTime(d),
            _ => false,
        });
        return anchor > 0 && sentence.Tokens[anchor - 1].Word == "to" && VerbFinder.IsVerb(sentence, anchor)
            ? dates.FindAll(d => d.First > anchor)
            : dates.FindAll(d => !ClauseFinder.LiesBetween(sentence, anchor < 0 ? d.First : Math.Min(anchor, d.End - 1), Math.Max(anchor, d.First)));

        IEnumerable<string> Words(TokenRange range) => sentence.Tokens[range.First..range.End].Select(t => t.Word);

        bool IsClockTime(TokenRange range) =>
            Words(range).Any(w => w is "noon" or "midnight" or "midday") || sentence.Text[sentence.Span.Start..sentence.Span.End].Contains(':') || sentence.Tokens.Any(t => t.Word is "am" or "pm" or "gmt" or "utc");
    }

    private static List<TokenRange> Numbers(QuestionAnalysis question, Sentence sentence)
    {
        var numbers = NumberFinder.Find(sentence, DateFinder.FindDates(sentence));
        if (question.AskedStem is not { } counted || counted is "number" or "amount" or "big" or "larg" or "often" or "popul")
        {
            return numbers;
        }

        if (counted is "far" or "high" or "deep" or "tall" or "fast" or "wide" or "distanc" or "heavi")
        {
            return numbers.FindAll(n => n.End < sentence.Tokens.Length && MeasureUnits.Contains(sentence.Tokens[n.End].Stem));
        }

        if (counted is "old")
        {
            return numbers.FindAll(n => (n.End < sentence.Tokens.Length && sentence.Tokens[n.End].Stem is "year" or "month" or "week" or "day")
                || (n.First > 0 && sentence.Tokens[n.First - 1].Stem is "age"));
        }

        if (counted is "much" or "cost" or "price" or "money" or "percentag" or "expens")
        {
            return numbers.FindAll(n => sentence.Tokens[n.First].Word.Count(char.IsAsciiDigit) >= 3 || NumberFinder.IsAmount(sentence, n.First) || NumberFinder.IsAmount(sentence, n.End - 1)
                || Enumerable.Range(n.First, Math.Min(3, sentence.Tokens.Length - n.First)).Any(i => sentence.Tokens[i].Word is "million" or "billion" or "thousand" or "dollars" or "euros" or "pounds" or "percent" or "cent"));
        }

        var concepts = question.Units.Where(u => u.Stems.Contains(counted)).SelectMany(u => u.Concepts).Select(c => c.Id).ToHashSet();
        return numbers.FindAll(n => CountsNear(n.End));

        // "two Russian cosmonauts": the counted noun follows within a few words.
        bool CountsNear(int from)
        {
            for (var i = from; i < Math.Min(from + 4, sentence.Tokens.Length); i++)
            {
                var at = i;
                if (sentence.Tokens[i].Stem == counted || sentence.Matches.Exists(m => m.FirstToken == at && concepts.Contains(m.Concept.Id)))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
