using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>A sentence that may state events, with what it takes over from the one before: whom pronouns stand for, and whose quotation goes on.</summary>
internal sealed class EventSentence
{
    private const double MostlyVerb = 0.6;

    private readonly Sentence sentence;
    private readonly List<TokenRange> causes;
    private readonly List<TokenRange> times;
    private readonly List<int> sayings;
    private readonly TextSpan? subjectBefore;
    private readonly TextSpan? personBefore;
    private readonly TextSpan? severalBefore;
    private readonly Speech? goesOn;
    private readonly TokenRange? accordingTo;

    // What is needed of the sentence before is copied: holding on to it would keep every sentence of the text in memory.
    public EventSentence(Sentence sentence, EventSentence? previous, bool opensPassage)
    {
        this.sentence = sentence;
        causes = CauseFinder.Find(sentence);
        times = Adjuncts.Times(sentence);
        sayings = [];
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && PredicateFinder.IsSaying(sentence, i) && Introduces(i))
            {
                sayings.Add(i);
            }
        }

        accordingTo = sentence.Concepts.GetValueOrDefault(SayerFinder.Saying, []).Select(i => SayerFinder.AccordingTo(sentence, i)).FirstOrDefault(r => r is not null);
        subjectBefore = previous?.Subject;
        personBefore = previous?.Person;
        severalBefore = previous?.Several;
        goesOn = opensPassage ? null : previous?.Unclosed();
        Subject = FirstSubject(sentence) ?? subjectBefore;
        Several = FirstSeveral();
    }

    /// <summary>Whom "it" or "they" of the next sentence most likely stands for: the first party that does something here.</summary>
    public TextSpan? Subject { get; }

    /// <summary>Whom "they" stands for: the first subject of several.</summary>
    private TextSpan? Several { get; }

    /// <summary>Whom "he" or "she" stands for: who is named as the speaker behind the sentence, or else its subject.</summary>
    private TextSpan? Person => SpeechBehind(0) is { IsPronoun: false, Who: { } speaker } ? speaker : Subject;

    /// <summary>The reason that this sentence gives for what the one before it tells; null when it gives none.</summary>
    public TextSpan? ReasonForPrevious() => CauseFinder.FindForPrevious(sentence) is { } reason ? Span(reason) : null;

    /// <summary>The slots of all events that the sentence states, in its order.</summary>
    public List<EventSlots> Read()
    {
        var rows = new List<EventSlots>();
        var heard = new HashSet<int>();
        var predicates = PredicateFinder.Find(sentence);
        foreach (var predicate in predicates)
        {
            var speech = SpeechOf(predicate.Head);
            if (!(predicate.IsSaying && sayings.Contains(predicate.Head)) && Read(predicate, speech) is { } slots)
            {
                rows.Add(slots);
                if (speech is { Verb: var verb })
                {
                    heard.Add(verb);
                }
            }
        }

        // Who says something is told by the rows of what is said; where it makes none, by a row of the saying.
        foreach (var predicate in predicates)
        {
            if (predicate.IsSaying && sayings.Contains(predicate.Head) && !heard.Contains(predicate.Head) && EventWords.StrongSaying.Contains(sentence.Tokens[predicate.Head].Stem) && ReadSaying(predicate) is { } slots)
            {
                rows.Add(slots);
            }
        }

        rows.RemoveAll(row => IsReasonOfAnother(row, rows));
        rows.Sort((a, b) => a.Action.Start.CompareTo(b.Action.Start));
        return rows;
    }

    // "suspended the ferry because its engine had failed" is one event, unless somebody does something to something there.
    private bool IsReasonOfAnother(EventSlots row, List<EventSlots> rows) =>
        row is { Who: { } who, What: null } && !sentence.Names.Exists(n => sentence.Tokens[n.FirstToken].Start >= who.Start && sentence.Tokens[n.FirstToken].Start < who.End)
        && rows.Exists(other => other.Why is { } why && why.Start <= who.Start && why.End >= row.Action.End);

    private EventSlots? Read(Predicate predicate, Speech? speech)
    {
        var action = predicate.Action;
        var roles = predicate.IsVerb ? RolesOfVerb(predicate.Head) : RolesOfNoun(action);
        var who = roles.Agent is { } agent ? PartyOf(agent, roles.AgentIsPronoun, speech) : null;
        if ((roles.Agent is not null && who is null && !roles.IsPassive) || (predicate.IsSaying && (roles.IsPassive || IsInverted(predicate.Head))) || (who is { } party && !IsParty(party)))
        {
            return null;
        }

        if (roles.Agent is { } subject && roles is { IsPassive: false, Patient: null } && subject.First > 1 && sentence.Tokens[subject.First - 1].Word is "that" or "which" && subject.First <= predicate.Head)
        {
            // "a letter that its chief had signed"
            roles = roles with { Patient = NounPhraseFinder.Around(sentence, subject.First - 2) };
        }

        var objectEnd = roles is { IsPassive: false, Patient: { } o } ? o.End : Math.Max(action.End, sentence.ObjectEnds[Math.Min(action.End, sentence.Tokens.Length)]);
        if (speech is { Verb: var behind } && behind >= action.End && RoleFinder.Find(sentence, behind).Agent is { } speaking && speaking.First >= action.End)
        {
            // What follows who says so is where and how they say it.
            objectEnd = Math.Min(objectEnd, speaking.First);
        }

        var place = Adjuncts.Place(sentence, action, objectEnd, times);
        var manner = Adjuncts.Manner(sentence, causes.Exists(c => c.Contains(action.First)) ? -1 : speech?.Verb ?? -1, action, objectEnd);
        var what = roles.Patient is { } patient && !(patient.First >= action.End && patient.First >= objectEnd) ? Trim(patient.First >= action.End ? patient with { End = Math.Min(patient.End, objectEnd) } : patient, action, place, manner) ?? Pronoun(patient, action) : null;
        if ((who is null && !roles.IsPassive) || (what is null && (who is null || roles.IsPassive)) || (predicate.IsStopping && (what is null || !HasNoun(what.Value))))
        {
            return null;
        }

        var (when, isOfSpeech) = Time(action, speech);
        var (status, isAhead) = StatusReader.Read(sentence, predicate, roles, speech);
        return new EventSlots(
            sentence.Span,
            who,
            Span(action),
            what is { } w ? Span(w) : null,
            when is { } time ? Span(time) : null,
            place is { } p ? Span(p) : null,
            Reason(action),
            manner is { } m ? Span(m) : null,
            speech?.Who,
            status,
            isOfSpeech || (!isAhead && status is EventStatus.Done or EventStatus.Denied) ? DayDirection.Past : isAhead ? DayDirection.Future : DayDirection.Either);
    }

    // "The mayor complained that the aim was …": what was said, up to its end.
    private EventSlots? ReadSaying(Predicate predicate)
    {
        var roles = RoleFinder.Find(sentence, predicate.Head);
        var first = predicate.Action.End;
        while (first < sentence.Tokens.Length && sentence.Tokens[first].Word != "that" && !sentence.Before(first).ContainsAny('"', '“'))
        {
            first++;
        }

        var last = first;
        while (last < sentence.Tokens.Length && !(sentence.Tokens[last].Word == "according" && sentence.Before(last).Contains(',')))
        {
            last++;
        }

        var said = first < last ? new TokenRange(first, last) : roles.Patient is { } patient ? Trim(patient, predicate.Action, null, null) : null;
        if (said is not { } what || roles.IsPassive || roles.Agent is not { } agent || PartyOf(Widened(agent), roles.AgentIsPronoun, null) is not { } who || !HasNoun(what))
        {
            return null;
        }

        var (when, _) = Time(predicate.Action, null);
        when = when is { } inside && what.Contains(inside.First) ? null : when;
        var manner = Adjuncts.Manner(sentence, -1, predicate.Action, first);
        return new EventSlots(sentence.Span, who, Span(predicate.Action), Span(what), when is { } time ? Span(time) : null, null, null, manner is { } m ? Span(m) : null, accordingTo is { } source ? Party(source) : null, EventStatus.Done, DayDirection.Past);
    }

    // Whether a clause of somebody's words belongs to a verb of saying, before it or behind it.
    private bool Introduces(int head)
    {
        var tokens = sentence.Tokens;
        for (var i = head + 1; i < tokens.Length; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Strong) || tokens[i].Word == "that" || (StopWords.Auxiliaries.Contains(tokens[i].Word) && tokens[i - 1].Word is not ("who" or "which" or "that")))
            {
                return true;
            }

            if (sentence.Before(i).Contains(',') || tokens[i].Word is "and" or "but" or "because" or "after" or "who" or "which" or "when" or "while" or "of" or "with" || !SayerFinder.IsSaying(sentence, head) || tokens[head].Stem is "write" or "post")
            {
                // "responded with a letter signed by …"
                break;
            }

            // "said the port closed on Friday"
            if (VerbFinder.IsVerb(sentence, i) && tokens[i - 1].Word != "to" && !tokens[i].Word.EndsWith("ing", StringComparison.Ordinal) && i > head + 1)
            {
                return true;
            }
        }

        if (IsInverted(head))
        {
            return true;
        }

        // "…, he said"
        var roles = RoleFinder.Find(sentence, head);
        return roles.Agent is { } agent && agent.First > 0 && sentence.Before(agent.First).ContainsAny(Punctuation.Any) && VerbFinder.LastBefore(sentence, agent.First) >= 0;
    }

    // Time doesn't act, and no party has a verb of its own.
    private bool IsParty(TextSpan who)
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

    // "…", said Mr Spindler.
    private bool IsInverted(int saying) =>
        saying > 0 && saying + 1 < sentence.Tokens.Length
        && (sentence.Before(saying).ContainsAny('"', '”')
            ? sentence.Tokens[saying + 1].IsCapitalized || sentence.Tokens[saying + 1].Word is "the" or "a" or "an" or "its" or "his" or "her" or "their"
            : sentence.Before(saying).Contains(',') && sentence.Tokens[saying + 1].IsCapitalized && !sentence.Tokens[saying - 1].IsCapitalized);

    // Who says what a verb introduces.
    private (TextSpan? Who, bool IsPronoun) SayerOf(int saying)
    {
        var tokens = sentence.Tokens;
        if (IsInverted(saying))
        {
            var end = saying + 2;
            while (end < tokens.Length && !sentence.Before(end).ContainsAny(Punctuation.Any) && !(StopWords.Prepositions.Contains(tokens[end].Word) && tokens[end].Word != "of") && !sentence.Dates.Any(d => d.First == end))
            {
                end++;
            }

            return (Party(new TokenRange(saying + 1, end)), false);
        }

        var roles = RoleFinder.Find(sentence, saying);
        if (roles.Agent is not { } agent || roles.IsPassive)
        {
            return (null, false);
        }

        var before = saying - 1;
        while (before > 0 && (StopWords.Auxiliaries.Contains(tokens[before].Word) || tokens[before].Word is "also" or "further" or "later" or "then" || tokens[before].Word.EndsWith("ly", StringComparison.Ordinal)))
        {
            before--;
        }

        // "While the economy is growing, he warned": no economy is a man.
        return before >= 0 && tokens[before].Word is "he" or "she" && !sentence.Names.Exists(n => agent.Contains(n.FirstToken)) ? (personBefore, true)
            : (PartyOf(Widened(agent), roles.AgentIsPronoun, null), roles.AgentIsPronoun);
    }

    private static TextSpan? FirstSubject(Sentence sentence)
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i) is { Agent: { } agent, AgentIsPronoun: false }
                && sentence.Names.Exists(n => agent.Contains(n.FirstToken)))
            {
                // "Rogozin's decision includes …. He said": the man is meant, not the decision.
                if (sentence.Names.Find(n => agent.Contains(n.FirstToken) && sentence.Tokens[n.EndToken - 1].IsPossessive && n.EndToken == agent.End - 1) is { TokenCount: > 0 } owner)
                {
                    return new TextSpan(sentence.Tokens[owner.FirstToken].Start, sentence.Tokens[owner.EndToken - 1].End);
                }

                var from = agent.First;
                while (from < agent.End - 1 && StopWords.Prepositions.Contains(sentence.Tokens[from].Word))
                {
                    from++;
                }

                return new TextSpan(sentence.Tokens[from].Start, sentence.Tokens[agent.End - 1].End);
            }
        }

        return null;
    }

    // The roles, with the subjects that stand before "is to" and in quotation marks.
    private Roles RolesOfVerb(int verb)
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

    // "A memo passed around among the crews says": the memo does.
    private TokenRange Widened(TokenRange agent)
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

    private TextSpan? FirstSeveral()
    {
        for (var i = 0; i < sentence.Tokens.Length; i++)
        {
            if (VerbFinder.IsVerb(sentence, i) && RoleFinder.Find(sentence, i) is { AgentIsPronoun: false } roles && (roles.IsPassive ? roles.Patient : roles.Agent) is { } subject
                && Party(subject) is { } party && sentence.Text.AsSpan(party.Start, party.Length) is var words && (words.EndsWith("s", StringComparison.Ordinal) || words.Contains(" and ", StringComparison.Ordinal)))
            {
                return party;
            }
        }

        return null;
    }

    private Roles RolesOfNoun(TokenRange noun)
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

    private TextSpan? Party(TokenRange agent)
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
            if (isAside || (sentence.Before(i).ContainsAny(Punctuation.Any) && sentence.Before(i) is not " (" and not ") " && !IsList(i, end) && !IsNamedBehind(first, i, end) && !IsApposition(i, end) && !IsQuoted(i, end)))
            {
                end = i;
            }
        }

        return first < end && sentence.Tokens[first..end].Any(t => !StopWords.All.Contains(t.Word)) ? Span(new TokenRange(first, end)) : null;
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

    // What is acted on ends where its time, its reason, its place or the next clause begins.
    private TokenRange? Trim(TokenRange patient, TokenRange action, TokenRange? place, TokenRange? manner)
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
            if (sentence.Before(i).ContainsAny(Punctuation.Strong) || (sentence.Before(i).Contains(',') && !IsList(i, end) && !(handsOn && IsInsertion(i, end))) || (isBehind && !isClause && IsClauseAt(i, end)))
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

    // "NASA, the European Space Agency (ESA), and the Canadian Space Agency": a comma among names that ends in "and".
    private bool IsList(int comma, int end)
    {
        for (var i = comma; i < Math.Min(end, comma + 8); i++)
        {
            if (VerbFinder.IsVerb(sentence, i) || StopWords.Pronouns.Contains(sentence.Tokens[i].Word))
            {
                return false;
            }
        }

        for (var i = comma; i < end; i++)
        {
            if (sentence.Tokens[i].Word is "and" or "or")
            {
                return true;
            }
        }

        return false;
    }

    private bool HasNoun(TokenRange range)
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

    private Speech? SpeechOf(int action)
    {
        if (sayings.FindLastIndex(i => i < action) is >= 0 and var last)
        {
            var saying = sayings[last];
            if (last > 0 && sentence.Tokens[sayings[last]].Word.EndsWith("ing", StringComparison.Ordinal) && sentence.Before(sayings[last]).Contains(','))
            {
                // "added that they will fail, saying that …"
                saying = sayings[last - 1];
            }

            if (!IsInverted(saying))
            {
                var (who, isPronoun) = SayerOf(saying);
                return who is null ? null : Speech.Of(sentence, sayings[last], who, isPronoun);
            }
        }

        return SpeechBehind(action)
            ?? (accordingTo is { } source ? Speech.Of(sentence, -1, Party(source), isPronoun: false) : goesOn);
    }

    // "…, chief executive Henrik Solvane said": the speaker is named behind what is said.
    private Speech? SpeechBehind(int action)
    {
        for (var k = sayings.Count - 1; k >= 0 && sayings[k] > action; k--)
        {
            if (IsInverted(sayings[k]))
            {
                var (inverted, _) = SayerOf(sayings[k]);
                return Speech.Of(sentence, sayings[k], inverted, isPronoun: false);
            }

            if (RoleFinder.Find(sentence, sayings[k]) is { Agent: { } agent, IsPassive: false } roles
                && agent.First > action && agent.End <= sayings[k]
                && sentence.Before(agent.First).ContainsAny(',', '”', '"')
                && (roles.AgentIsPronoun || sentence.Names.Exists(n => agent.Contains(n.FirstToken))))
            {
                var (who, isPronoun) = SayerOf(sayings[k]);
                return Speech.Of(sentence, sayings[k], who, isPronoun);
            }
        }

        return null;
    }

    // Whose quotation the sentence leaves open.
    private Speech? Unclosed()
    {
        var text = sentence.Text.AsSpan(sentence.Span.Start, sentence.Span.Length);
        var open = text.Count('“') + text.Count('"') % 2 - text.Count('”') + (goesOn is null ? 0 : 1);
        return open is 0 or 2 ? null : (SpeechOf(sentence.Tokens.Length) ?? goesOn) is { } speech ? speech with { Verb = -1 } : null;
    }

    private TextSpan? PartyOf(TokenRange agent, bool isPronoun, Speech? speech)
    {
        var word = sentence.Tokens[agent.First].Word;
        return agent.Count == 1 && word is "i" or "we" ? speech?.Who
            : agent.Count == 1 && word is "you" or "there" or "this" or "that" or "these" or "those" or "what" ? null
            : !isPronoun ? Party(agent)
            : word is "he" or "she" ? personBefore
            : word is "they" && severalBefore is not null ? severalBefore
            : subjectBefore;
    }

    // Its own time before that of who says so; the one behind the action before one that opens the sentence.
    private (TokenRange? Time, bool IsOfSpeech) Time(TokenRange action, Speech? speech)
    {
        var own = times.Find(t => t.First >= action.End && !ClauseFinder.LiesBetween(sentence, action.First, t.First) && !(speech is { Verb: var said } && said >= action.End && t.First > said));
        if (own.Count > 0)
        {
            return (own, false);
        }

        var isReported = speech is { Verb: >= 0 };
        var near = times.FindLast(t => t.End <= action.First && !(isReported && t.First < speech!.Verb) && !ClauseFinder.LiesBetween(sentence, Math.Max(0, t.End - 1), action.First));
        if (near.Count > 0)
        {
            // "said on Saturday in a tweet that he would …"
            return (near, isReported && speech!.Verb < near.First && VerbFinder.LastBefore(sentence, near.First) == speech.Verb);
        }

        var any = times.Find(t => !ClauseFinder.LiesBetween(sentence, Math.Min(t.End - 1, action.First), Math.Max(t.First, action.First)));
        return any.Count > 0 ? (any, isReported) : (null, false);
    }

    private TextSpan? Reason(TokenRange action)
    {
        var handsOn = EventWords.HandingOn.Contains(sentence.Tokens[action.First].Stem);
        var cause = causes.Find(c => c.First >= action.End && !(handsOn && sentence.Tokens[c.First].Word == "to") && !ClauseFinder.LiesBetween(sentence, action.First, c.First));
        if (cause.Count == 0)
        {
            cause = causes.Find(c => c.First == 0 && c.End <= action.First);
        }

        if (cause.Count == 0)
        {
            return null;
        }

        // "to send its satellites into orbit after cancelling a mission": what came before is no purpose.
        var end = cause.First + 1;
        while (end < cause.End && !(sentence.Tokens[cause.First].Word is "to" or "in" or "so" && sentence.Tokens[end].Word is "after" or "before" or "while" or "but" or "when"))
        {
            end++;
        }

        return Span(cause with { End = end });
    }

    private TextSpan Span(TokenRange range)
    {
        var (start, end) = (sentence.Tokens[range.First].Start, sentence.Tokens[range.End - 1].End);

        // "the European Space Agency (ESA)": a bracket or a quotation that opens in the span closes in it.
        var text = sentence.Text.AsSpan(start, end - start);
        var closes = end < sentence.Span.End && ((sentence.Text[end] == ')' && text.Count('(') > text.Count(')'))
            || (sentence.Text[end] == '”' && text.Count('“') > text.Count('”')) || (sentence.Text[end] == '"' && text.Count('"') % 2 == 1));
        if (!closes && end + 1 < sentence.Span.End && sentence.Text[end] is '.' or '!' && (sentence.Text[end + 1] == '”' ? text.Count('“') > text.Count('”') : sentence.Text[end + 1] == '"' && text.Count('"') % 2 == 1))
        {
            return new TextSpan(start, end + 2);
        }

        return new TextSpan(start, closes || (end < sentence.Span.End && sentence.Text[end] == '%') ? end + 1 : end);
    }
}
