using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>
/// Tells whether a sentence shows that another party does what a claim says, or that the parties are swapped. A claim may
/// call a party by another word, so a party that is only not found is no conflict.
/// </summary>
internal static class PartyConflicts
{
    private const int Apposition = 4;

    /// <summary>Whether at some place of the statement's verb the parties differ evidently, and at none they agree.</summary>
    public static bool IsEvident(ClaimText text, ClaimStatement statement, ClaimSentence place)
    {
        var asked = statement.Question.Roles!;
        if (asked.Agent is { } told && (StopWords.Pronouns.Contains(statement.Sentence.Tokens[told.End - 1].Word) || Enumerable.Range(told.End, Math.Max(0, statement.Anchor - told.End)).Any(i => StopWords.Pronouns.Contains(statement.Sentence.Tokens[i].Word))))
        {
            // Whoever "it" is.
            return false;
        }

        var agents = HeadsOf(statement, asked.Agent);
        var patients = HeadsOf(statement, asked.Patient);
        var sentence = place.Sentence;
        var conflicts = false;
        foreach (var at in statement.PlacesIn(sentence).Where(p => IsDeed(sentence, p)))
        {
            var roles = RolesAt(sentence, at);
            if (roles.AgentIsPronoun)
            {
                // "He has sued it": he whom the sentence before is about.
                conflicts |= StandBehind(agents, roles.Patient) || (agents.Count > 0 && text.Neighbour(place.Index, -1) is { } previous
                    && Antecedents.SubjectsOf(previous) is [var subject, ..]
                    && MayBeMeant(sentence.Tokens[roles.Agent!.Value.First].Word, previous, HeadOf(previous, subject))
                    && patients.Exists(p => UnitMatcher.StandsIn(p, previous, HeadOf(previous, subject), text.Affiliations))
                    && !agents.Exists(a => UnitMatcher.StandsIn(a, previous, HeadOf(previous, subject), text.Affiliations)));
                continue;
            }

            if (Stand(agents, roles.Agent) || (agents.Count == 0 && patients.Count > 0 && Stand(patients, roles.Patient) && !Stand(patients, roles.Agent)))
            {
                return false;
            }

            var swapped = StandBehind(agents, roles.Patient) && !Stand(agents, roles.Agent) && (patients.Count == 0 || !Stand(patients, roles.Patient) || Stand(patients, roles.Agent));
            var turned = Stand(patients, roles.Agent) && !Stand(patients, roles.Patient);
            var another = agents.Count > 0 && roles.Agent is { } agent && IsAnother(agent);
            conflicts |= swapped || turned || another;
        }

        return conflicts;

        // "demanded 70,000 euros from the bakery": a party stands behind a preposition too.
        bool StandBehind(List<QuestionUnit> units, TokenRange? range) => Stand(units, range)
            || (range is { } within && Enumerable.Range(within.First, within.Count - 1).Any(i => sentence.Tokens[i].Word is "from" or "to" or "with" or "against" && Stand(units, within with { First = i + 1 })));

        bool Stand(List<QuestionUnit> units, TokenRange? range) => range is { Count: > 0 } within
            && HeadOf(sentence, within) is var head && units.Exists(u => UnitMatcher.StandsIn(u, sentence, head, text.Affiliations) && !OnlyDescribes(u, sentence, head));

        // Somebody who is named, and whom the text calls nowhere what the claim calls the party.
        bool IsAnother(TokenRange agent)
        {
            var head = HeadOf(sentence, agent);
            var named = sentence.Names.FindAll(n => head.Contains(n.FirstToken));
            return named.Count > 0 && !agents.TrueForAll(a => !a.IsName && RoleComparer.IsGenericParty(a.Stems.LastOrDefault("")))
                && !agents.Exists(a => UnitMatcher.StandsIn(a, sentence, agent, text.Affiliations) && !OnlyDescribes(a, sentence, agent))
                && !named.Exists(n => agents.Exists(a => AreOne(text, a, sentence.Tokens[n.EndToken - 1].Stem)));
        }
    }

    private static bool IsDeed(Sentence sentence, int token) =>
        VerbFinder.IsVerb(sentence, token) || sentence.Tokens[token].Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(sentence.Tokens[token].Word);

    // "a rocket built by Norrland": what stands before it suffers it.
    private static Roles RolesAt(Sentence sentence, int token)
    {
        var roles = RoleFinder.Find(sentence, token);
        return !roles.IsPassive && token + 2 < sentence.Tokens.Length && sentence.Tokens[token + 1].Word == "by" && Stemmer.IsIrregular(sentence.Tokens[token].Word)
            ? roles with { Agent = new TokenRange(token + 2, roles.Patient?.End is { } end && end > token + 2 ? end : sentence.Tokens.Length), Patient = NounPhraseFinder.Around(sentence, token - 1), AgentIsPronoun = false, IsPassive = true }
            : roles;
    }

    // "two Russian cosmonauts" aren't Russia.
    private static bool OnlyDescribes(QuestionUnit country, Sentence sentence, TokenRange range)
    {
        var matches = sentence.Matches.FindAll(m => range.Contains(m.FirstToken) && m.Concept is { IsName: true, RelatedTo: null } && country.Concepts.Any(c => c.Id == m.Concept.Id));
        return country.Stems.Length == 1 && matches.Count > 0 && matches.TrueForAll(m => sentence.Tokens[m.FirstToken].Stem != country.Stems[0]
            && m.FirstToken + 1 < range.End && PartyWords.OnlyDescribes(sentence.Tokens, m));
    }

    // "She" is one person; "they" are several, or a company.
    private static bool MayBeMeant(string pronoun, Sentence sentence, TokenRange subject) =>
        pronoun is not ("he" or "she") || sentence.NameStarts[subject.End - 1] >= 0 || !sentence.Tokens[subject.End - 1].Word.EndsWith('s');

    // "chairman Basil Horne", "Basil Horne, the chairman of the club": somewhere the text calls the name by the word.
    private static bool AreOne(ClaimText text, QuestionUnit party, string name)
    {
        foreach (var (_, sentence) in text.Sentences)
        {
            if (!sentence.Stems.TryGetValue(name, out var names) || !sentence.Stems.TryGetValue(party.Stems.LastOrDefault(""), out var words))
            {
                continue;
            }

            foreach (var word in words)
            {
                foreach (var at in names)
                {
                    var (first, last) = (Math.Min(word, at), Math.Max(word, at));
                    if (last - first <= Apposition && !Enumerable.Range(first + 1, last - first - 1).Any(i => VerbFinder.IsVerb(sentence, i) || (StopWords.Prepositions.Contains(sentence.Tokens[i].Word) && sentence.Tokens[i].Word != "of")))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static List<QuestionUnit> HeadsOf(ClaimStatement statement, TokenRange? range)
    {
        if (range is not { } within)
        {
            return [];
        }

        var head = HeadOf(statement.Sentence, within);
        var amount = Enumerable.Range(head.First, head.Count).FirstOrDefault(i => i > head.First && NumberFinder.IsNumber(statement.Sentence.Tokens[i]) && statement.Sentence.NameStarts[i] < 0, head.End);
        var units = statement.Question.Units.Where(u => u.Tokens.First >= head.First && u.Tokens.First < amount && !u.IsNumber).ToList();
        return units.Exists(u => u.IsName) ? units.FindAll(u => u.IsName) : units.TakeLast(1).ToList();
    }

    // "The Friends of the Museum" are friends, not a museum; "to the museum" is one.
    private static TokenRange HeadOf(Sentence sentence, TokenRange phrase)
    {
        var first = phrase.First;
        while (first + 1 < phrase.End && StopWords.Prepositions.Contains(sentence.Tokens[first].Word))
        {
            first++;
        }

        var end = first + 1;
        while (end < phrase.End && (!StopWords.Prepositions.Contains(sentence.Tokens[end].Word) || sentence.NameStarts[end] >= 0) && !sentence.Before(end).ContainsAny(Punctuation.Any))
        {
            end++;
        }

        return new TokenRange(first, end);
    }
}
