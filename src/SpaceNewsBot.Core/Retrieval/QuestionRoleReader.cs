using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Reads who does what to whom in a question, by the order of words in English questions.</summary>
internal static class QuestionRoleReader
{
    // Stems of verbs that only say how somebody stands to what they do.
    private static readonly HashSet<string> Wanting = new(StringComparer.Ordinal) { "want", "plan", "intend", "decid", "tri", "hope", "agre", "threaten", "need", "seek", "choos" };

    // Stems of nouns that say what was done and don't end like it.
    private static readonly HashSet<string> Deeds = new(StringComparer.Ordinal)
    {
        "photo", "photograph", "pictur", "call", "vote", "speech", "offer", "promis", "visit", "claim", "repli", "answer", "request", "demand", "attack", "threat", "choic", "trip",
    };

    // Stems of verbs that say little without their object.
    private static readonly HashSet<string> LightVerbs = new(StringComparer.Ordinal) { "put", "make", "take", "give", "have", "do", "hold", "issu", "deliver" };

    /// <summary>Who does what to whom in a question; null where it can't be told.</summary>
    /// <param name="sentence">The question.</param>
    /// <param name="wh">The token of its question word; −1 for none.</param>
    /// <param name="opening">The token at which the question proper begins.</param>
    /// <param name="asked">The words that name what is asked for.</param>
    /// <param name="kind">What is asked for.</param>
    /// <returns>The roles, and who is supposed to say it where the question asks about somebody's words.</returns>
    public static (Roles? Roles, TokenRange? Sayer) Read(Sentence sentence, int wh, int opening, TokenRange asked, QuestionKind kind)
    {
        var outer = FindRoles(sentence, wh, opening, asked, kind);
        var embedded = Embedded(sentence, outer, kind);
        return (Meant(sentence, embedded), ReferenceEquals(outer, embedded) || outer is null || !SayerFinder.IsSaying(sentence, outer.Verb) ? null : outer.Agent);
    }

    // "Who put his signature under the reply?", "when did he make the announcement?": the noun says what was done.
    private static Roles? Meant(Sentence sentence, Roles? roles)
    {
        if (roles is not { Patient: { } patient, IsPassive: false } || !LightVerbs.Contains(sentence.Tokens[roles.Verb].Stem))
        {
            return roles;
        }

        for (var i = patient.First; i < patient.End && !StopWords.Prepositions.Contains(sentence.Tokens[i].Word); i++)
        {
            if (NamesDeed(sentence.Tokens[i]))
            {
                return roles with { Verb = i, Patient = Rest(sentence.Tokens, i + 1) };
            }
        }

        return roles;
    }

    private static bool NamesDeed(Token token) =>
        Deeds.Contains(token.Stem)
        || token.Word.EndsWith("tion", StringComparison.Ordinal) || token.Word.EndsWith("sion", StringComparison.Ordinal)
        || token.Word.EndsWith("ment", StringComparison.Ordinal) || token.Word.EndsWith("ture", StringComparison.Ordinal);


    private static Roles? FindRoles(Sentence sentence, int wh, int opening, TokenRange asked, QuestionKind kind)
    {
        var tokens = sentence.Tokens;
        var from = wh >= 0 ? Math.Max(wh + 1, asked.End) : opening;
        var auxiliary = -1;
        for (var i = from; i < Math.Min(from + 4, tokens.Length); i++)
        {
            if (StopWords.Auxiliaries.Contains(tokens[i].Word))
            {
                auxiliary = i;
                break;
            }

            if (VerbFinder.IsVerb(sentence, i))
            {
                break;
            }
        }

        if (auxiliary < 0)
        {
            // "Who suspended the mission", "which company cancelled it": the asked-for does it.
            for (var i = from; i < tokens.Length; i++)
            {
                if (IsQuestionVerb(tokens, i, from) || (i == from && kind is QuestionKind.Who or QuestionKind.What && wh >= 0 && asked.Count == 0 && i == wh + 1 && tokens[i].Shape == TokenShape.Lower && !StopWords.All.Contains(tokens[i].Word)))
                {
                    // "Who at NASA sent the letter": whoever it is belongs to NASA.
                    return new Roles(i, i > from && StopWords.Prepositions.Contains(tokens[from].Word) ? new TokenRange(from + 1, i) : null, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
                }
            }

            return null;
        }

        var be = StopWords.FormsOfBe.Contains(tokens[auxiliary].Word);
        var subject = auxiliary + 1;
        if (be && wh >= 0 && subject + 1 < tokens.Length && tokens[subject].Word is "to" or "going")
        {
            // "Who is to launch the satellites?", "who is going to pay?"
            var verb = tokens[subject].Word == "going" && tokens[subject + 1].Word == "to" ? subject + 2 : subject + 1;
            return verb < tokens.Length ? new Roles(verb, null, Rest(tokens, verb + 1), AgentIsPronoun: false, IsPassive: false) : null;
        }

        for (var i = subject; i < tokens.Length; i++)
        {
            var hasSubject = i > subject;
            if (!hasSubject && wh >= 0 && auxiliary <= asked.End + 1 && kind is not (QuestionKind.When or QuestionKind.Where or QuestionKind.Why or QuestionKind.How or QuestionKind.HowLong) && IsQuestionVerb(tokens, i, subject))
            {
                // "Who was arrested", "what has been suspended": the asked-for is the subject.
                return be || tokens[i].Word is "been"
                    ? new Roles(i, By(tokens, i), null, AgentIsPronoun: false, IsPassive: true)
                    : new Roles(i, null, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
            }

            if (hasSubject && IsQuestionVerb(tokens, i, subject) && !(be && tokens[i - 1].Word != "to" && !EndsLikeParticiple(tokens[i].Word)))
            {
                var subjectRange = new TokenRange(subject, tokens[i - 1].Word is "been" or "being" or "be" && i - 1 > subject ? i - 1 : i);
                var passive = be && tokens[i - 1].Word != "to" && !tokens[i].Word.EndsWith("ing", StringComparison.Ordinal);
                passive |= i > subject && tokens[i - 1].Word is "been" or "be";
                return passive
                    ? new Roles(i, By(tokens, i), subjectRange, AgentIsPronoun: false, IsPassive: true)
                    : new Roles(i, subjectRange, Rest(tokens, i + 1), AgentIsPronoun: false, IsPassive: false);
            }
        }

        return be ? PossessedAction(tokens, subject) : LikeliestVerb(tokens, subject);
    }

    // "What was ESA's response to the demand?": a party's action, named by a noun.
    private static Roles? PossessedAction(Token[] tokens, int from)
    {
        for (var i = from; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].IsPossessive && tokens[i].IsCapitalized && tokens[i + 1].Stem is "respons" or "repli" or "answer" or "reaction" or "demand" or "request" or "offer" or "decis" or "statement" or "comment" or "apolog" or "promis" or "warn" or "threat")
            {
                return new Roles(i + 1, new TokenRange(from, i + 1), Rest(tokens, i + 2), AgentIsPronoun: false, IsPassive: false);
            }
        }

        return null;
    }

    // "What did the museum demand": no word is sure to be the verb, but one has to be.
    private static Roles? LikeliestVerb(Token[] tokens, int subject)
    {
        var best = -1;
        for (var i = subject + 1; i < tokens.Length; i++)
        {
            if (tokens[i].Shape == TokenShape.Lower && !StopWords.All.Contains(tokens[i].Word) && !StopWords.Determiners.Contains(tokens[i - 1].Word)
                && (best < 0 || Vocabulary.VerbShare(tokens[i].Stem) > Vocabulary.VerbShare(tokens[best].Stem)))
            {
                best = i;
            }
        }

        return best < 0 ? null : new Roles(best, new TokenRange(subject, best), Rest(tokens, best + 1), AgentIsPronoun: false, IsPassive: false);
    }

    // "What did Rogozin say the sanctions were meant to do?" is about the sanctions, in his words.
    private static Roles? Embedded(Sentence sentence, Roles? roles, QuestionKind kind)
    {
        if (roles is { Patient: { Count: > 1 } wanted, IsPassive: false } && Wanting.Contains(sentence.Tokens[roles.Verb].Stem)
            && sentence.Tokens[wanted.First].Word == "to" && IsQuestionVerb(sentence.Tokens, wanted.First + 1, wanted.First))
        {
            // "Why does Rogozin want to halt ties?" is about halting.
            return roles with { Verb = wanted.First + 1, Patient = Rest(sentence.Tokens, wanted.First + 2) };
        }

        // "Who said that the sanctions were lifted?" asks for the one who said so.
        if (roles is not { Patient: { } said, IsPassive: false } || !SayerFinder.IsSaying(sentence, roles.Verb) || (roles.Agent is null && kind == QuestionKind.Who))
        {
            return roles;
        }

        if (sentence.Tokens[said.First].Word == "that" && said.Count > 1)
        {
            said = said with { First = said.First + 1 };
        }

        for (var i = said.First + 1; i < said.End; i++)
        {
            if (StopWords.Auxiliaries.Contains(sentence.Tokens[i].Word) && i > said.First)
            {
                var verb = i + 1;
                while (verb < said.End && !IsQuestionVerb(sentence.Tokens, verb, i))
                {
                    verb++;
                }

                // "say it was stopping": the one who says it is meant.
                var agent = i == said.First + 1 && sentence.Tokens[said.First].Word is "it" or "he" or "she" or "they" ? roles.Agent : new TokenRange(said.First, i);
                var isPassive = verb < said.End && verb > i && (sentence.Tokens[verb - 1].Word is "be" or "been" || (StopWords.FormsOfBe.Contains(sentence.Tokens[i].Word) && !sentence.Tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal)));
                return isPassive ? new Roles(verb, null, agent, AgentIsPronoun: false, IsPassive: true)
                    : verb < said.End ? new Roles(verb, agent, Rest(sentence.Tokens, verb + 1), AgentIsPronoun: false, IsPassive: false) : roles;
            }
        }

        return roles;
    }

    private static bool EndsLikeParticiple(string word) =>
        word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("en", StringComparison.Ordinal)
        || word is "sent" or "made" or "held" or "put" or "cut" or "built" or "sold" or "left" or "found" or "told" or "lost" or "paid" or "meant" or "hit" or "set" or "won" or "bought" or "brought" or "done" or "shut";

    private static bool IsQuestionVerb(Token[] tokens, int i, int subjectStart)
    {
        var token = tokens[i];
        if (StopWords.All.Contains(token.Word) || token.Shape != TokenShape.Lower || NumberFinder.IsNumber(token))
        {
            return false;
        }

        var previous = i > 0 ? tokens[i - 1] : default;
        if (i > subjectStart && (StopWords.Determiners.Contains(previous.Word) || previous.IsPossessive || previous.Word is "of" or "in" or "on" or "for" or "with" or "between"))
        {
            return false;
        }

        var share = Vocabulary.VerbShare(token.Stem);

        // Behind a name that acts, any plain word is what it does.
        if (i > subjectStart && previous.IsCapitalized && share >= 0.1)
        {
            return true;
        }

        // Behind a noun or name, the likelier of this word and the next is the verb.
        var nextIsBetter = i + 1 < tokens.Length && !StopWords.All.Contains(tokens[i + 1].Word) && tokens[i + 1].Shape == TokenShape.Lower
            && Vocabulary.VerbShare(tokens[i + 1].Stem) > Math.Max(share, 0.5) && !tokens[i + 1].Word.EndsWith("ing", StringComparison.Ordinal);
        return !nextIsBetter && share >= 0.4;
    }

    private static TokenRange? By(Token[] tokens, int verb)
    {
        for (var i = verb + 1; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Word == "by")
            {
                return new TokenRange(i + 1, tokens.Length);
            }
        }

        return null;
    }

    private static TokenRange? Rest(Token[] tokens, int from) => from < tokens.Length ? new TokenRange(from, tokens.Length) : null;
}
