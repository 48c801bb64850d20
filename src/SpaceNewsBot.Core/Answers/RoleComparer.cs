using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Compares who does what to whom in a question and in a sentence: "OneWeb turned to SpaceX" answers nothing about SpaceX turning to OneWeb.</summary>
internal static class RoleComparer
{
    // Nobody asks about more; each is looked for around every place of the verb, in every sentence.
    private const int MaxParties = 16;

    // Stems of nouns that stand for a party named before.
    private static readonly HashSet<string> GenericParties = new(StringComparer.Ordinal)
    {
        "compani", "firm", "agenc", "group", "oper", "organ", "organis", "man", "woman", "minist", "offici", "team", "busi", "ventur", "countri", "govern", "parti", "club", "bank", "artist", "author", "player", "band",
    };

    private static readonly int Office = Lexicon.ConceptOf("boss");

    /// <summary>Whether a noun's stem stands for a party named before: "the company".</summary>
    public static bool IsGenericParty(string stem) => GenericParties.Contains(stem);

    /// <param name="question">The question.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="previous">The sentence before it, which explains its pronouns; null when there is none.</param>
    /// <param name="verb">The question's verb, as a unit.</param>
    /// <param name="affiliations">Who belongs to what in the document.</param>
    public static RoleAgreement Compare(QuestionAnalysis question, Sentence sentence, Sentence? previous, QuestionUnit verb, Affiliations affiliations)
    {
        if (question.Roles is not { } asked)
        {
            return RoleAgreement.Unknown;
        }

        if (question.Sayer is { } sayer && IsSaidByAnother(question.Kind, Heads(question, sayer), sentence, previous, affiliations))
        {
            return RoleAgreement.Conflicts;
        }

        var agents = Heads(question, asked.Agent);
        var patients = Heads(question, asked.Patient);
        if (agents.Count == 0 && patients.Count == 0)
        {
            return RoleAgreement.Unknown;
        }

        // The verb may stand several times: one agreement is enough.
        var outcome = RoleAgreement.Unknown;
        foreach (var place in UnitMatcher.Places(verb, sentence))
        {
            if (question.Kind is QuestionKind.Who or QuestionKind.YesNo or QuestionKind.When or QuestionKind.Where && ClauseFinder.IsCondition(sentence, place) && !sentence.Tokens.Any(t => t.Word == "whether") && !ClauseFinder.IsCondition(question.Sentence, asked.Verb))
            {
                // "until the sanctions are lifted": nobody has lifted them.
                outcome = RoleAgreement.Conflicts;
                continue;
            }

            if (!agents.Exists(a => a.IsName) && question.Kind != QuestionKind.YesNo && VerbFinder.IsVerb(sentence, place) && VerbFinder.IsNegated(sentence, place) != question.IsNegated)
            {
                // "Who paid the fine?": "the club has not paid it".
                outcome = RoleAgreement.Conflicts;
                continue;
            }

            var roles = SayerFinder.AccordingTo(sentence, place) is { } source ? new Roles(place, source, null, AgentIsPronoun: false, IsPassive: false)
                : VerbFinder.IsVerb(sentence, place) ? RoleFinder.Find(sentence, place)
                : RolesOfNoun(sentence, place);
            var here = agents.Count > 0
                ? WithPatients(CompareAgents(question, asked.Agent!.Value, agents, roles, sentence, previous, affiliations), question, patients, roles, sentence, previous, affiliations)
                : ComparePatients(question, asked.Patient, roles, sentence, previous, affiliations);
            if (here == RoleAgreement.Agrees)
            {
                return here;
            }

            outcome = here == RoleAgreement.Conflicts ? here : outcome;
        }

        return outcome;
    }

    // The party agrees; but whom it is said to deal with stands in the sentence for something else.
    private static RoleAgreement WithPatients(RoleAgreement agents, QuestionAnalysis question, List<QuestionUnit> patients, Roles roles, Sentence sentence, Sentence? previous, Affiliations affiliations)
    {
        if (agents == RoleAgreement.Unknown && roles.AgentIsPronoun && previous is not null
            && patients.Exists(p => p.IsName && Antecedents.SubjectsOf(previous).Take(1).Any(s => UnitMatcher.StandsIn(p, previous, s, affiliations))))
        {
            return RoleAgreement.Conflicts;
        }

        if (agents == RoleAgreement.Unknown && roles is { Agent: { } does, AgentIsPronoun: false } && patients.Exists(p => IsSwapped(p, does, roles.Patient, sentence, affiliations)))
        {
            // Whom it is said to be done to does it here.
            return RoleAgreement.Conflicts;
        }

        if (agents != RoleAgreement.Agrees || roles.Patient is not { } patient || question.Roles?.Patient is not { } asked)
        {
            return agents;
        }

        return StandsForSomethingElse(question, asked, roles.Agent, patient, sentence, affiliations) || IsDoneToAnother(question, asked, patient, sentence, affiliations)
            ? RoleAgreement.Conflicts
            : agents;
    }

    // "Why did the league fine Rovers?": the sentence has it fine another club, whom it names.
    private static bool IsDoneToAnother(QuestionAnalysis question, TokenRange asked, TokenRange patient, Sentence sentence, Affiliations affiliations)
    {
        var wanted = question.Units.FirstOrDefault(u => u.Tokens.First == AtNoun(question.Sentence, asked));
        var first = AtNoun(sentence, patient);
        var named = sentence.Names.Find(n => n.FirstToken == first);
        return wanted is { IsName: true } && named.TokenCount > 0
            && !sentence.Tokens[named.EndToken - 1].IsPossessive && !question.Sentence.Tokens[wanted.Tokens.End - 1].IsPossessive
            && !UnitMatcher.StandsIn(wanted, sentence, patient, affiliations);
    }

    private static int AtNoun(Sentence sentence, TokenRange phrase) =>
        phrase.Count > 1 && StopWords.Determiners.Contains(sentence.Tokens[phrase.First].Word) ? phrase.First + 1 : phrase.First;

    // "Did the mayor say that the bridge is safe?": the sentence gives the words of somebody else.
    private static bool IsSaidByAnother(QuestionKind kind, List<QuestionUnit> asked, Sentence sentence, Sentence? previous, Affiliations affiliations)
    {
        var sayers = SayerFinder.Find(sentence).Select(r => r.Agent!.Value).ToList();
        var mayBeMeant = new Lazy<bool>(() => previous is null || Antecedents.SubjectsOf(previous).Exists(p => asked.Exists(a => UnitMatcher.StandsIn(a, previous, p, affiliations))));
        return asked.Count > 0 && (sayers.Count > 0 || kind == QuestionKind.YesNo)
            && !sayers.Exists(s => Antecedents.IsPronoun(sentence, s)
                ? mayBeMeant.Value
                : asked.Exists(a => UnitMatcher.StandsIn(a, sentence, s, affiliations)));
    }

    // Stands for one side in the question and for the other in the sentence: "the sponsor" of "the sponsor warned the museum".
    private static bool IsSwapped(QuestionUnit party, TokenRange here, TokenRange? there, Sentence sentence, Affiliations affiliations) =>
        UnitMatcher.StandsIn(party, sentence, HeadOf(sentence, here), affiliations)
        && (party.IsName || !(there is { } other && UnitMatcher.StandsIn(party, sentence, HeadOf(sentence, other), affiliations)));

    // "Who suspended the walkout?": where the walkout is another clause's, nobody suspended it here.
    private static bool IsInAnotherClause(QuestionUnit unit, Sentence sentence, int verb)
    {
        var places = UnitMatcher.Places(unit, sentence).ToList();
        return places.Count > 0 && places.TrueForAll(p => ClauseFinder.LiesBetween(sentence, Math.Min(p, verb), Math.Max(p, verb)));
    }

    // "from the ISS", "in Kazakhstan": where it is done, not whom it is done to.
    private static bool IsPlacedBy(Sentence sentence, int name)
    {
        var before = name - 1;
        while (before > 0 && StopWords.Determiners.Contains(sentence.Tokens[before].Word))
        {
            before--;
        }

        return before >= 0 && sentence.Tokens[before].Word is "from" or "in" or "on" or "at" or "near" or "by" or "of";
    }

    // Whom it is said to be done to is named in the sentence, but in another clause.
    private static bool StandsForSomethingElse(QuestionAnalysis question, TokenRange asked, TokenRange? agent, TokenRange patient, Sentence sentence, Affiliations affiliations)
    {
        for (var i = patient.First; i < patient.End; i++)
        {
            if (sentence.Tokens[i].Word is "it" or "him" or "her" or "them")
            {
                return false;
            }
        }

        var whole = new TokenRange(0, sentence.Tokens.Length);
        var names = question.Units.Where(n => n.IsName && asked.Contains(n.Tokens.First) && !IsPlacedBy(question.Sentence, n.Tokens.First));
        return names.Take(MaxParties).Any(n => UnitMatcher.StandsIn(n, sentence, whole, affiliations)
            && !UnitMatcher.StandsIn(n, sentence, patient, affiliations)
            && !(agent is { } does && UnitMatcher.StandsIn(n, sentence, does, affiliations)));
    }

    // The asked-for does it: then whoever it is done to can't be the one who does it.
    private static RoleAgreement ComparePatients(QuestionAnalysis question, TokenRange? asked, Roles roles, Sentence sentence, Sentence? previous, Affiliations affiliations)
    {
        if (SayerFinder.IsSaying(question.Sentence, question.Roles!.Verb) && asked is { } words && SaysClause(question.Sentence, words))
        {
            // "Who said that the museum would close?": what the museum does is part of the words.
            return RoleAgreement.Unknown;
        }

        // Names that are dealt with, not those that only say which thing is meant ("the reply from NASA").
        var patients = Heads(question, asked).FindAll(u => u.IsName);
        patients.AddRange(question.Units.Where(u => u.IsName && asked is { } range && range.Contains(u.Tokens.First)
            && question.Sentence.Tokens[u.Tokens.First - 1].Word is "to" or "with" or "against").Take(MaxParties));
        if (roles.Agent is not { } agent)
        {
            return question.Roles.IsPassive && roles is { IsPassive: true, Patient: { } subject } && IsOfAnotherKind(patients, subject, sentence, affiliations)
                ? RoleAgreement.Conflicts
                : RoleAgreement.Unknown;
        }

        var others = Heads(question, asked).FindAll(u => !u.IsName);
        if (!roles.AgentIsPronoun && others.Exists(o => IsSwapped(o, agent, roles.Patient, sentence, affiliations)))
        {
            return RoleAgreement.Conflicts;
        }

        var does = roles.AgentIsPronoun
            ? previous is not null && patients.Exists(p => Antecedents.SubjectsOf(previous).Any(s => UnitMatcher.StandsIn(p, previous, s, affiliations)))
            : patients.Exists(p => UnitMatcher.StandsIn(p, sentence, agent, affiliations));
        var suffers = roles.Patient is { } patient && patients.Exists(p => UnitMatcher.StandsIn(p, sentence, patient, affiliations));
        var another = asked is { } within && roles.Patient is { } acted && !roles.IsPassive && StandsForSomethingElse(question, within, agent, acted, sentence, affiliations);
        // "Who wrote to Bill Nelson?": somebody else may have been written to.
        var whole = new TokenRange(0, sentence.Tokens.Length);
        var isUnnamed = patients.Exists(p => !UnitMatcher.StandsIn(p, sentence, whole, affiliations))
            && !sentence.Tokens.Any(t => t.Word is "it" or "him" or "her" or "them") && !Antecedents.IsPronoun(sentence, roles.IsPassive ? roles.Patient : null);
        var elsewhere = isUnnamed || Heads(question, asked).Exists(h => !h.IsName && IsInAnotherClause(h, sentence, roles.Verb));
        return (does && !suffers) || another || elsewhere ? RoleAgreement.Conflicts : RoleAgreement.Unknown;
    }

    // "When was Tarn Hospital founded?": a name that ends in a common noun says what it is, and "the union" isn't a hospital.
    private static bool IsOfAnotherKind(List<QuestionUnit> asked, TokenRange subject, Sentence sentence, Affiliations affiliations)
    {
        var head = sentence.Tokens[HeadOf(sentence, subject).End - 1];
        return sentence.Tokens[subject.First].Word == "the" && PartyWords.IsParty(head.Stem) && !GenericParties.Contains(head.Stem)
            && asked.Count > 0
            && asked.TrueForAll(a => a.Stems.Length > 0 && Vocabulary.CapitalShare(a.Stems[^1]) < 1 && !a.Stems.Contains(head.Stem) && !UnitMatcher.StandsIn(a, sentence, subject, affiliations));
    }

    private static bool SaysClause(Sentence question, TokenRange words) =>
        question.Tokens[words.First].Word == "that" || Enumerable.Range(words.First, words.Count).Any(i => StopWords.Auxiliaries.Contains(question.Tokens[i].Word) || VerbFinder.IsVerb(question, i));

    private static RoleAgreement CompareAgents(QuestionAnalysis question, TokenRange asked, List<QuestionUnit> agents, Roles roles, Sentence sentence, Sentence? previous, Affiliations affiliations)
    {
        if (roles.Agent is not { } agent)
        {
            return roles.Patient is { } patient && roles.IsPassive && agents.Exists(a => UnitMatcher.StandsIn(a, sentence, patient, affiliations))
                ? RoleAgreement.Conflicts
                : RoleAgreement.Unknown;
        }

        if (roles.AgentIsPronoun)
        {
            if (roles.Patient is { } acted && agents.Exists(a => a.IsName && UnitMatcher.StandsIn(a, sentence, acted, affiliations)))
            {
                return RoleAgreement.Conflicts;
            }

            if (sentence.Tokens[agent.First].Word == "they" && agents.Exists(a => UnitMatcher.StandsIn(a, sentence, new TokenRange(0, agent.First), affiliations)))
            {
                // "Rogozin demanded that they lift the sanctions": not he.
                return RoleAgreement.Conflicts;
            }

            // "He" is no letter, and no agency.
            var isPerson = sentence.Tokens[agent.First].Word is "he" or "she";
            if (isPerson && agents.TrueForAll(a => a.Concepts.Any(c => c.IsName)))
            {
                return RoleAgreement.Conflicts;
            }

            if (isPerson && previous is not null && Antecedents.OnlyPersonOf(previous) is { } person && agents.Exists(a => MayBePerson(a) && UnitMatcher.StandsIn(a, previous, person, affiliations)))
            {
                return RoleAgreement.Agrees;
            }

            return previous is not null && agents.Exists(a => (!isPerson || MayBePerson(a)) && Antecedents.SubjectsOf(previous).Any(s => UnitMatcher.StandsIn(a, previous, s, affiliations)))
                ? RoleAgreement.Agrees
                : RoleAgreement.Unknown;
        }

        var head = HeadOf(sentence, agent);
        if (agents.Exists(a => UnitMatcher.StandsIn(a, sentence, a.IsName ? agent : head, affiliations)))
        {
            return RoleAgreement.Agrees;
        }

        // "The leader of Roscosmos complained", behind a sentence about Rogozin: the office stands for the man.
        if (previous is not null && sentence.Tokens[agent.First].Word == "the" && sentence.Matches.Exists(m => head.Contains(m.FirstToken) && m.Concept.Id == Office)
            && agents.Exists(a => a.IsName && UnitMatcher.StandsIn(a, previous, new TokenRange(0, previous.Tokens.Length), affiliations)))
        {
            return RoleAgreement.Agrees;
        }

        if (roles.Patient is { } suffers && question.Roles?.Patient is not null && agents.Exists(a => IsSwapped(a, suffers, agent, sentence, affiliations)))
        {
            // Where the question has no object it may be the same turned round: "the strike ends", "they end the strike".
            return RoleAgreement.Conflicts;
        }

        if (!agents.Exists(a => a.IsName))
        {
            // A thing may be called by another word, unless the document has a party of that very name.
            var isNamed = sentence.Names.Exists(n => agent.Contains(n.FirstToken))
                && !question.Units.Any(u => u.IsName && asked.Contains(u.Tokens.First) && UnitMatcher.StandsIn(u, sentence, agent, affiliations));
            var isAnother = affiliations.HasNameWith([.. agents.SelectMany(a => a.Stems)])
                || agents.TrueForAll(a => !a.Stems.Any(GenericParties.Contains) && !a.Concepts.Any(c => c.Id == Office) && UnitMatcher.Match(a, sentence).Score < 0.5);
            return isNamed && isAnother ? RoleAgreement.Conflicts : RoleAgreement.Unknown;
        }

        // "the museum suspended": short for another party's name.
        var words = sentence.Tokens[head.First..head.End].Where(t => !StopWords.All.Contains(t.Word)).Select(t => t.Stem).ToArray();
        if (affiliations.HasNameWith(words))
        {
            return RoleAgreement.Conflicts;
        }

        // "The company", right behind a sentence about it, may be the one that is meant; any other party isn't.
        var mayBeMeant = sentence.Tokens[head.First..head.End].Any(t => GenericParties.Contains(t.Stem)) && !sentence.Names.Exists(n => head.Contains(n.FirstToken))
            && previous is not null && agents.Exists(a => UnitMatcher.StandsIn(a, previous, new TokenRange(0, previous.Tokens.Length), affiliations));
        return mayBeMeant ? RoleAgreement.Unknown : RoleAgreement.Conflicts;
    }

    // "a suspension of Roscosmos' partnership with NASA": what stands before the noun does it, what follows suffers it.
    private static Roles RolesOfNoun(Sentence sentence, int noun)
    {
        var first = noun;
        while (first > 0 && !sentence.Before(first).ContainsAny(Punctuation.Strong))
        {
            first--;
        }

        var hasName = sentence.Names.Exists(n => n.FirstToken >= first && n.FirstToken < noun);
        return new Roles(
            noun,
            hasName ? new TokenRange(first, noun) : null,
            noun + 1 < sentence.Tokens.Length ? new TokenRange(noun + 1, sentence.Tokens.Length) : null,
            AgentIsPronoun: false,
            IsPassive: !hasName);
    }

    private static bool MayBePerson(QuestionUnit unit) => unit.IsName && !unit.Concepts.Any(c => c.IsName);

    // "The Friends of the Museum" are friends, not a museum.
    private static TokenRange HeadOf(Sentence sentence, TokenRange phrase)
    {
        var end = phrase.First + 1;
        while (end < phrase.End && !StopWords.Prepositions.Contains(sentence.Tokens[end].Word) && !sentence.Before(end).ContainsAny(Punctuation.Any))
        {
            end++;
        }

        return new TokenRange(phrase.First, end);
    }

    // The words that say who or what it is: "the letter" of "the letter from NASA".
    private static List<QuestionUnit> Heads(QuestionAnalysis question, TokenRange? range)
    {
        if (range is not { } within)
        {
            return [];
        }

        var end = within.First;
        while (end < within.End && !(end > within.First && StopWords.Prepositions.Contains(question.Sentence.Tokens[end].Word)))
        {
            end++;
        }

        var heads = question.Units.Where(u => u.Tokens.First >= within.First && u.Tokens.First < end).ToList();

        if (heads.Count > 0 && heads[^1].Concepts.Any(c => c.Id == Office) && heads.Exists(h => h.IsName))
        {
            // "Orvel's chairman": whose chairman it is tells him from others.
            return [.. heads.Where(h => h.IsName).Take(MaxParties)];
        }

        // In "the Soyuz capsule" the name only says which capsule.
        return heads.Count == 0 || !heads[^1].IsName ? heads.TakeLast(1).ToList() : [.. heads.Where(h => h.IsName).Take(MaxParties)];
    }
}
