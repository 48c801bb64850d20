using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Who does what a predicate tells and what it is done to, also where they don't stand on its two sides.</summary>
internal sealed class PredicateRoles(Sentence sentence)
{
    /// <summary>The roles of a predicate.</summary>
    public Roles Find(Predicate predicate)
    {
        var roles = predicate.IsVerb ? OfVerb(predicate.Head) : OfNoun(predicate.Action);
        if (roles.Agent is { } subject && roles is { IsPassive: false, Patient: null } && subject.First > 1 && sentence.Tokens[subject.First - 1].Word is "that" or "which" && subject.First <= predicate.Head)
        {
            // "a letter that its chief had signed"
            roles = roles with { Patient = NounPhraseFinder.Around(sentence, subject.First - 2) };
        }

        return roles;
    }

    // The roles, with the subjects that stand before "is to" and in quotation marks.
    private Roles OfVerb(int verb)
    {
        var roles = RoleFinder.Find(sentence, verb);
        var tokens = sentence.Tokens;
        var at = verb - 1;
        if (roles is { IsPassive: false, AgentIsPronoun: false, Agent: { } named } && at > named.End && tokens[at].Word is "he" or "she")
        {
            // "a letter that its chief, Dana Kostrow, had signed, and she offered": not the chief of the clause before.
            return roles with { Agent = new TokenRange(at, at + 1), AgentIsPronoun = true };
        }

        var isTo = at > 0 && tokens[at].Word == "to" && StopWords.FormsOfBe.Contains(tokens[at - 1].Word);
        var isMisplaced = roles.Agent is { } found && found.First > verb && roles is { IsPassive: false };
        if (!isTo && !isMisplaced && !(roles.Agent is null && !roles.IsPassive))
        {
            return roles;
        }

        while (at > 0 && (StopWords.Auxiliaries.Contains(tokens[at].Word) || tokens[at].Word is "to" or "not" or "also" or "never") && !sentence.Before(at + 1).ContainsAny(Punctuation.Any))
        {
            at--;
        }

        if (at < 0 || at == verb - 1)
        {
            return isMisplaced && !StopWords.All.Contains(tokens[0].Word) ? roles with { Agent = null } : roles;
        }

        if (at > 0 && at + 1 < verb && tokens[at + 1].Word == "to" && EventWords.Planning.Contains(tokens[at].Stem))
        {
            // "The board plans to question": what looks like a noun is the verb.
            at--;
        }

        if (tokens[at].Word is "who" or "which" && at > 0)
        {
            at--;
        }

        if (sentence.Before(at + 1).ContainsAny('"', '”'))
        {
            // The show "Glass and Fire" is to open.
            var open = at;
            while (open > 0 && !sentence.Before(open).ContainsAny('"', '“'))
            {
                open--;
            }

            var first = open > 0 && tokens[open - 1].Shape == TokenShape.Lower && !StopWords.Prepositions.Contains(tokens[open - 1].Word) ? open - 1 : open;
            first = first > 0 && first < open && StopWords.Determiners.Contains(tokens[first - 1].Word) ? first - 1 : first;
            return roles with { Agent = new TokenRange(first, at + 1), AgentIsPronoun = false };
        }

        return NounPhraseFinder.Around(sentence, at) is { } phrase && phrase.End >= at + 1 && phrase.End <= verb ? roles with { Agent = phrase with { End = at + 1 }, AgentIsPronoun = false }
            : StopWords.Pronouns.Contains(tokens[at].Word) ? roles with { Agent = new TokenRange(at, at + 1), AgentIsPronoun = true }
            : isMisplaced ? roles with { Agent = null } : roles;
    }

    private Roles OfNoun(TokenRange noun)
    {
        for (var i = noun.First - 1; i >= 0; i--)
        {
            if (VerbFinder.IsVerb(sentence, i))
            {
                return RoleFinder.Find(sentence, i) with { Verb = noun.First, Patient = Behind(noun.End), IsPassive = false };
            }
        }

        return new Roles(noun.First, null, Behind(noun.End), AgentIsPronoun: false, IsPassive: true);

        TokenRange? Behind(int first)
        {
            var end = first;
            while (end < sentence.Tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Strong) && !VerbFinder.IsVerb(sentence, end))
            {
                end++;
            }

            return end > first + 1 ? new TokenRange(first + 1, end) : null;
        }
    }
}
