using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Claims;

/// <summary>Reads the statements of a claim: one for each verb that tells something, and for what something is said to be.</summary>
internal static class StatementReader
{
    // A claim that says more is checked as far as that; a sentence has a handful.
    private const int MostStatements = 24;

    // Stems of verbs that say little without their object.
    private static readonly HashSet<string> LightVerbs = new(StringComparer.Ordinal) { "make", "take", "give", "hold", "put", "issu", "deliv", "deliver" };

    /// <summary>The statements of a claim, in its order.</summary>
    public static List<ClaimStatement> Read(ClaimReading claim)
    {
        var statements = new List<ClaimStatement>();
        for (var s = 0; s < claim.Sentences.Count; s++)
        {
            var sentence = claim.Sentences[s];
            var causes = CauseFinder.Find(sentence);
            foreach (var anchor in Anchors(sentence))
            {
                if (statements.Count == MostStatements)
                {
                    return statements;
                }

                if (Read(sentence, anchor, claim.UnitsOf[s], causes) is { } statement)
                {
                    statements.Add(statement);
                }
            }
        }

        return statements;
    }

    private static List<int> Anchors(Sentence sentence)
    {
        var anchors = Enumerable.Range(0, sentence.Tokens.Length)
            .Where(i => VerbFinder.IsVerb(sentence, i) ? !IsModifier(sentence, i) && !OnlyIntroduces(sentence, i) : IsPredicate(sentence, i))
            .ToList();

        // Every claim tells something: a word that looks like a verb's past is one where no other is.
        return anchors.Count > 0 ? anchors : [.. Enumerable.Range(1, sentence.Tokens.Length - 1)
            .Where(i => sentence.Tokens[i].Shape == TokenShape.Lower && !StopWords.All.Contains(sentence.Tokens[i].Word)
                && (sentence.Tokens[i].Word.EndsWith("ed", StringComparison.Ordinal) || Stemmer.IsIrregular(sentence.Tokens[i].Word)))
            .Take(1)];
    }

    // "striking dock workers", "for raising the fee": no statement, unless it goes on.
    private static bool IsModifier(Sentence sentence, int verb)
    {
        if (!sentence.Tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal))
        {
            return false;
        }

        var before = verb - 1;
        while (before >= 0 && (AssertionReader.IsAdverb(sentence.Tokens[before]) || StopWords.Negations.Contains(sentence.Tokens[before].Word)))
        {
            before--;
        }

        return before < 0 || !StopWords.FormsOfBe.Contains(sentence.Tokens[before].Word);
    }

    // Who says what follows is compared with what follows.
    private static bool OnlyIntroduces(Sentence sentence, int verb)
    {
        if (!SayerFinder.IsSaying(sentence, verb))
        {
            return false;
        }

        for (var i = verb + 1; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) || IsPredicate(sentence, i))
            {
                return !ClauseFinder.LiesBetween(sentence, verb, i);
            }
        }

        return EndsWithSayer(sentence, verb) && HasAnchor(sentence, 0, verb);
    }

    // "…, she said"
    private static bool EndsWithSayer(Sentence sentence, int verb)
    {
        for (var i = verb; i > 0; i--)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Any))
            {
                return true;
            }
        }

        return false;
    }

    // "the walkout was legal"
    private static bool IsPredicate(Sentence sentence, int token)
    {
        if (sentence.Tokens[token].Shape != TokenShape.Lower || (StopWords.All.Contains(sentence.Tokens[token].Word) && sentence.Tokens[token].Word != "over"))
        {
            return false;
        }

        var before = token - 1;
        while (before >= 0 && (sentence.Tokens[before].Word is "not" or "no" or "never" or "been" or "be" || AssertionReader.IsAdverb(sentence.Tokens[before])))
        {
            before--;
        }

        return (before >= 0 || before + 1 < token) && (StopWords.FormsOfBe.Contains(sentence.Tokens[Math.Max(before, 0)].Word) || sentence.Tokens[before + 1].Word is "be" or "been") && !sentence.Before(token).ContainsAny(Punctuation.Any);
    }

    private static ClaimStatement? Read(Sentence sentence, int anchor, int[] unitOf, List<TokenRange> causes)
    {
        var roles = VerbFinder.IsVerb(sentence, anchor) || (sentence.Tokens[anchor].Word.EndsWith("ed", StringComparison.Ordinal) && !IsPredicate(sentence, anchor)) ? RoleFinder.Find(sentence, anchor) : null;
        var reason = causes.Find(c => !c.Contains(anchor) && c.First > anchor);
        if (roles?.Patient is { } patient && reason.Count > 0 && patient.First < reason.First && patient.End > reason.First)
        {
            roles = roles with { Patient = patient with { End = reason.First } };
        }

        var units = QuestionUnitReader.Read(sentence, default, roles ?? new Roles(anchor, null, null, AgentIsPronoun: false, IsPassive: false), QuestionKind.YesNo);
        if (units.Find(u => u.Tokens.Contains(anchor)) is not { } own)
        {
            return null;
        }

        if (LightVerbs.Contains(sentence.Tokens[anchor].Stem) && roles?.Patient is { } deed
            && units.FindLast(u => u.Tokens.First >= deed.First && u.Tokens.First < EndOfNoun(sentence, deed)) is { IsName: false, IsNumber: false } done
            && sentence.Tokens[done.Tokens.First].Word is var noun && (noun.EndsWith("ment", StringComparison.Ordinal) || noun.EndsWith("ion", StringComparison.Ordinal)))
        {
            // "made the announcement": the noun says what was done.
            own = done;
        }

        var sayer = Sayer(sentence, anchor);
        var clause = ClauseOf(sentence, anchor);
        var tokens = Enumerable.Range(0, sentence.Tokens.Length)
            .Where(i => sayer?.Contains(i) != true && (reason.Count == 0 || !reason.Contains(i)) && (clause.Contains(i) || roles?.Agent?.Contains(i) == true || roles?.Patient?.Contains(i) == true))
            .ToHashSet();
        return new ClaimStatement(
            sentence,
            anchor,
            new QuestionAnalysis(sentence, QuestionKind.YesNo, [], units, roles, sayer, null, VerbFinder.IsNegated(sentence, anchor), []),
            own,
            unitOf,
            [.. tokens.Select(i => unitOf[i]).Where(u => u >= 0).Distinct()],
            tokens,
            AssertionReader.Read(sentence, anchor));
    }

    private static int EndOfNoun(Sentence sentence, TokenRange phrase)
    {
        var end = phrase.First + 1;
        while (end < phrase.End && !StopWords.Prepositions.Contains(sentence.Tokens[end].Word) && !sentence.Before(end).ContainsAny(Punctuation.Any))
        {
            end++;
        }

        return end;
    }

    // From one conjunction between two verbs to the next.
    private static TokenRange ClauseOf(Sentence sentence, int anchor)
    {
        var first = anchor;
        while (first > 0 && !(Opens(sentence, first) && HasAnchor(sentence, 0, first)))
        {
            first--;
        }

        var end = anchor + 1;
        while (end < sentence.Tokens.Length && !(Opens(sentence, end) && HasAnchor(sentence, end, sentence.Tokens.Length)))
        {
            end++;
        }

        return new TokenRange(first, end);
    }

    private static bool Opens(Sentence sentence, int token) =>
        sentence.Tokens[token].Word is "and" or "but" or "while" or "whereas" or "which" or "who" or "because" or "since" or "until" or "if" or "after" or "before"
        || (sentence.Tokens[token].Word == "that" && !(VerbFinder.LastBefore(sentence, token) is >= 0 and var verb && OnlyIntroduces(sentence, verb)))
        || sentence.Before(token).ContainsAny(Punctuation.Strong);

    private static bool HasAnchor(Sentence sentence, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) ? !IsModifier(sentence, i) : IsPredicate(sentence, i))
            {
                return true;
            }
        }

        return false;
    }

    // "has not said whether" gives nobody's words.
    private static TokenRange? Sayer(Sentence sentence, int anchor) =>
        SayerFinder.Find(sentence).FirstOrDefault(s => s.Verb != anchor && s.Agent is { } agent && !agent.Contains(anchor) && (!VerbFinder.IsVerb(sentence, s.Verb) || OnlyIntroduces(sentence, s.Verb)) && !VerbFinder.IsNegated(sentence, s.Verb) && sentence.Tokens[agent.First].Word is not ("nobody" or "no" or "none" or "neither") && !StopWords.Pronouns.Contains(sentence.Tokens[agent.End - 1].Word)
            && !(s.Verb + 1 < sentence.Tokens.Length && sentence.Tokens[s.Verb + 1].Word is "whether" or "if"))?.Agent;
}
