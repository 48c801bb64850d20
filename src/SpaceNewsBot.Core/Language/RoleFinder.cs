namespace SpaceNewsBot.Core.Language;

/// <summary>
/// Finds agent and patient of a verb by the order of words in English: the agent stands before an active verb, the
/// patient behind it; a passive turns them round. Shallow on purpose: where it can't tell, it says so.
/// </summary>
internal static class RoleFinder
{
    private const int MaxSteps = 6;

    // Stems of verbs whose object does what follows behind "to".
    private static readonly HashSet<string> HandsOn = new(StringComparer.Ordinal)
    {
        "ask", "tell", "order", "urg", "allow", "let", "forc", "help", "want", "persuad", "invit", "requir", "permit", "enabl", "encourag", "advis", "request", "command", "caus", "instruct",
    };

    /// <summary>The roles around a verb, read once for each verb of a sentence.</summary>
    public static Roles Find(Sentence sentence, int verb) => sentence.KnownRoles[verb] ??= Read(sentence, verb);

    /// <summary>
    /// For each token of a sentence, and for its end, the first place at or behind it where an object ends. Told once for
    /// each sentence, from its end, so that "and" knows without looking ahead whether a verb of its own follows.
    /// </summary>
    public static int[] FindObjectEnds(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var ends = new int[tokens.Length + 1];
        ends[^1] = tokens.Length;
        var firstComma = FirstComma(sentence);
        bool ownVerbBehind = false, goesOnToVerb = false;
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            ends[i] = EndsObject(sentence, i, firstComma, ownVerbBehind) ? i : ends[i + 1];
            var isVerb = VerbFinder.IsVerb(sentence, i) || StopWords.Auxiliaries.Contains(tokens[i].Word);
            ownVerbBehind = isVerb || goesOnToVerb;
            goesOnToVerb = !BreaksAt(sentence, i) && !StopWords.Prepositions.Contains(tokens[i].Word) && ownVerbBehind;
        }

        return ends;
    }

    private static Roles Read(Sentence sentence, int verb)
    {
        var passive = IsPassive(sentence, verb);
        var subject = Subject(sentence, verb, 0, out var pronoun);
        var after = Object(sentence, verb);
        if (!passive)
        {
            return new Roles(verb, subject, after, pronoun, IsPassive: false);
        }

        TokenRange? agent = null;
        if (after is { } rest)
        {
            for (var i = rest.First; i < rest.End; i++)
            {
                if (sentence.Tokens[i].Word == "by" && i + 1 < rest.End)
                {
                    agent = new TokenRange(i + 1, EndOfAgent(sentence, i + 1, rest.End));
                    break;
                }
            }
        }

        return new Roles(verb, agent, subject, AgentIsPronoun: false, IsPassive: true);
    }

    // "by the mayor last week", "by Ada Quill arrived": who does it ends where a time, a place or another verb begins.
    private static int EndOfAgent(Sentence sentence, int first, int last)
    {
        var end = first + 1;
        while (end < last && !VerbFinder.IsVerb(sentence, end) && !sentence.Dates.Any(d => d.First == end)
            && !(StopWords.Prepositions.Contains(sentence.Tokens[end].Word) && sentence.Tokens[end].Word != "of"))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a form of "be" with a participle: "was suspended", "are being held".</summary>
    private static bool IsPassive(Sentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        if (tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = verb - 1; i >= Math.Max(0, verb - 3); i--)
        {
            if (StopWords.FormsOfBe.Contains(tokens[i].Word))
            {
                return true;
            }

            if (tokens[i].Word is not ("not" or "also" or "been" or "being" or "now" or "never" or "already") && !tokens[i].Word.EndsWith("ly", StringComparison.Ordinal))
            {
                break;
            }
        }

        // A bare participle with "by": "a letter signed by NASA chief Bill Nelson".
        return verb + 1 < tokens.Length && tokens[verb + 1].Word == "by" && tokens[verb].Word.EndsWith("ed", StringComparison.Ordinal);
    }

    private static TokenRange? Subject(Sentence sentence, int verb, int step, out bool pronoun)
    {
        pronoun = false;
        var tokens = sentence.Tokens;
        var end = verb;
        while (end > 0 && IsBetweenSubjectAndVerb(tokens[end - 1]) && !BreaksAt(sentence, end))
        {
            end--;
        }

        if (step > MaxSteps || end == 0)
        {
            return null;
        }

        var gerund = end == verb && tokens[verb].Word.EndsWith("ing", StringComparison.Ordinal);
        if (!gerund && InsertionBefore(sentence, end) is { } insertion)
        {
            // What is inserted says who it is, and belongs to it.
            return NounPhraseBefore(sentence, insertion, step, out pronoun) is { } inserted ? inserted with { End = end } : null;
        }

        var previous = tokens[end - 1].Word;
        var participle = gerund && step == 0 && VerbFinder.LastBefore(sentence, end) >= 0 && !StopWords.Auxiliaries.Contains(previous);
        if (previous == "to" || participle || (gerund && StopWords.Prepositions.Contains(previous)) || previous is "and" or "or" or "but" or "then" || BreaksAt(sentence, end))
        {
            // It shares its subject with the verb before it, across "to", "after …ing", "and", or a quotation's edge.
            var governing = VerbFinder.LastBefore(sentence, end);
            if (previous == "to" && governing >= 0 && end - 1 > governing + 1 && HandsOn.Contains(tokens[governing].Stem))
            {
                // "asked its rival to carry": the rival is to carry.
                return new TokenRange(governing + 1, end - 1);
            }

            return governing >= 0 ? Subject(sentence, governing, step + 1, out pronoun) : SubjectBehindOpening(sentence, verb);
        }

        if (previous is "who" or "which" or "that")
        {
            // The relative clause's subject is what it hangs on.
            return end >= 2 ? NounPhraseBefore(sentence, end - 1, step, out pronoun) : null;
        }

        return NounPhraseBefore(sentence, end, step, out pronoun);
    }

    // "Rogozin, the head of Roscosmos, said": where the insertion between the commas starts; null when there is none.
    private static int? InsertionBefore(Sentence sentence, int end)
    {
        if (end >= sentence.Tokens.Length || !sentence.Before(end).Contains(','))
        {
            return null;
        }

        for (var i = end - 1; i > 0; i--)
        {
            if (VerbFinder.IsVerb(sentence, i))
            {
                return null;
            }

            if (sentence.Before(i).Contains(','))
            {
                return StopWords.Prepositions.Contains(sentence.Tokens[0].Word) ? null : i;
            }
        }

        return null;
    }

    private static TokenRange? NounPhraseBefore(Sentence sentence, int end, int step, out bool pronoun)
    {
        pronoun = false;
        var tokens = sentence.Tokens;
        var first = end;
        while (first > 0 && (first == end || !BreaksAt(sentence, first)) && !IsClauseWord(tokens[first - 1].Word) && !VerbFinder.IsVerb(sentence, first - 1) && !StopWords.Auxiliaries.Contains(tokens[first - 1].Word))
        {
            if (tokens[first - 1].Word is "and" or "or" && VerbFinder.LastBefore(sentence, first - 1) >= 0)
            {
                // What stands before it is the object of an earlier verb, not a second subject.
                break;
            }

            first--;
        }

        if (first >= end)
        {
            return null;
        }

        if (PlanBefore(sentence, first) is { } plan && NounPhraseBefore(sentence, plan, step + 1, out pronoun) is { } planned)
        {
            return planned with { End = end };
        }

        if (tokens[first].Word == "by" && first > 0 && VerbFinder.IsVerb(sentence, first - 1) && step < MaxSteps)
        {
            // "The letter signed by Ada Quill arrived": the letter did.
            return NounPhraseBefore(sentence, first - 1, step + 1, out pronoun);
        }

        if (end - first == 1 && tokens[first].Word is "he" or "she" or "it" or "they")
        {
            // ", she said" is about who says all that stands before it.
            var isSayer = tokens[first].Word is "he" or "she" && sentence.Before(first).ContainsAny(Punctuation.Any) && !IsOpening(sentence);
            var earlier = isSayer ? -1 : VerbFinder.LastBefore(sentence, first);
            if (earlier >= 0 && Subject(sentence, earlier, step + 1, out pronoun) is { } meant && (tokens[first].Word != "they" || MayBeSeveral(sentence, meant)))
            {
                return meant;
            }

            pronoun = true;
            return new TokenRange(first, end);
        }

        return new TokenRange(first, end);
    }

    // "Her decision to move the road angered …": where "to" stands before the verb that opens at a token, behind a noun; null otherwise.
    private static int? PlanBefore(Sentence sentence, int first)
    {
        var to = first - 2;
        return to > 0 && sentence.Tokens[to].Word == "to" && VerbFinder.IsVerb(sentence, first - 1) && !BreaksAt(sentence, first)
            && VerbFinder.LastBefore(sentence, to) < 0 && !StopWords.All.Contains(sentence.Tokens[to - 1].Word)
            ? to
            : null;
    }

    // "they" is no single person; a company may be.
    private static bool MayBeSeveral(Sentence sentence, TokenRange party) =>
        sentence.Tokens[party.End - 1].Word is not ("he" or "she" or "it" or "this")
        && (sentence.Tokens[party.End - 1].Word.EndsWith('s')
        || sentence.Tokens[party.First..party.End].Any(t => t.Word is "and" or "the")
        || !sentence.Names.Exists(n => n.EndToken == party.End));

    // "After cancelling its launches, OneWeb turned …": the subject follows the opening phrase.
    private static TokenRange? SubjectBehindOpening(Sentence sentence, int verb)
    {
        for (var i = verb + 1; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Before(i).Contains(','))
            {
                var end = i;
                while (end < sentence.Tokens.Length && !VerbFinder.IsVerb(sentence, end) && !StopWords.Auxiliaries.Contains(sentence.Tokens[end].Word) && (end == i || !BreaksAt(sentence, end)))
                {
                    end++;
                }

                return end > i ? new TokenRange(i, end) : null;
            }
        }

        return null;
    }

    private static TokenRange? Object(Sentence sentence, int verb)
    {
        var end = sentence.ObjectEnds[verb + 1];
        return end > verb + 1 ? new TokenRange(verb + 1, end) : null;
    }

    private static bool EndsObject(Sentence sentence, int i, int firstComma, bool ownVerbBehind)
    {
        var word = sentence.Tokens[i].Word;
        if (sentence.Before(i).ContainsAny(Punctuation.Strong))
        {
            return true;
        }

        if (word is "because" or "after" or "before" or "while" or "until" or "unless" or "when" or "although" or "though" or "saying" or "but" or "who" or "which")
        {
            return true;
        }

        // ", walked out" behind an insertion; "After cancelling its flights, the airline …" behind an opening.
        if (sentence.Before(i).Contains(',') && (VerbFinder.IsVerb(sentence, i) || (IsOpening(sentence) && i == firstComma)))
        {
            return true;
        }

        // ", and the British venture added": the next clause has its own subject and verb.
        return word is "and" && ownVerbBehind;
    }

    private static bool IsOpening(Sentence sentence) =>
        sentence.Tokens[0].Word is "after" or "before" or "while" or "by" or "since" or "despite" or "when" or "although" or "because" or "if";

    // The first token that a comma stands before; −1 for none.
    private static int FirstComma(Sentence sentence)
    {
        for (var i = 1; i < sentence.Tokens.Length; i++)
        {
            if (sentence.Before(i).Contains(','))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsBetweenSubjectAndVerb(Token token) =>
        StopWords.Auxiliaries.Contains(token.Word) || token.Word is "not" or "also" or "never" or "now" or "already" or "still" or "just" or "then" or "further" or "even" or "only" or "later"
        || (token.Word.EndsWith("ly", StringComparison.Ordinal) && token.Shape == TokenShape.Lower);

    private static bool BreaksAt(Sentence sentence, int i) => i < sentence.Tokens.Length && sentence.Before(i).ContainsAny(Punctuation.Any);

    private static bool IsClauseWord(string word) =>
        word is "that" or "because" or "since" or "after" or "when" or "while" or "as" or "if" or "until" or "unless" or "although" or "though" or "but" or "where" or "who" or "which" or "whether" or "than" or "then";
}
