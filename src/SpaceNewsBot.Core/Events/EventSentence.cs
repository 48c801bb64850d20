using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>A sentence that may state events, with the one before it, whose subject its pronouns stand for.</summary>
internal sealed class EventSentence
{
    private static readonly int Saying = Lexicon.ConceptOf("announce");
    private readonly Sentence sentence;
    private readonly List<TokenRange> causes;
    private readonly List<int> sayings;
    private readonly TextSpan? subjectBefore;
    private readonly TextSpan? personBefore;

    // What is needed of the sentence before is copied: holding on to it would keep every sentence of the text in memory.
    public EventSentence(Sentence sentence, EventSentence? previous)
    {
        this.sentence = sentence;
        causes = CauseFinder.Find(sentence);
        sayings = sentence.Concepts.GetValueOrDefault(Saying, []).FindAll(i => VerbFinder.IsVerb(sentence, i));
        subjectBefore = previous?.Subject;
        personBefore = previous?.Person;
        Subject = FirstSubject(sentence) ?? subjectBefore;
    }

    /// <summary>Whom "it" or "they" of the next sentence most likely stands for: the first party that does something here.</summary>
    private TextSpan? Subject { get; }

    /// <summary>Whom "he" or "she" stands for: who is named as the speaker behind the sentence, or else its subject.</summary>
    private TextSpan? Person => SpeakerBehind(0) ?? Subject;

    /// <summary>The reason that this sentence gives for what the one before it tells; null when it gives none.</summary>
    public TextSpan? ReasonForPrevious() => CauseFinder.FindForPrevious(sentence) is { } reason ? Span(reason) : null;

    /// <summary>The slots of the event that an action states; null when nobody is said to act and nothing is acted on.</summary>
    /// <param name="action">The action's tokens.</param>
    /// <param name="isStopping">Whether something is stopped: then what stands in its place must be said.</param>
    public EventSlots? Read(TokenRange action, bool isStopping)
    {
        var isVerb = VerbFinder.IsVerb(sentence, action.First);
        var roles = isVerb ? RoleFinder.Find(sentence, action.First) : RolesOfNoun(action);
        var who = roles.Agent is { } agent ? PartyOf(agent, roles.AgentIsPronoun) : null;
        var what = roles.Patient is { } patient ? Trim(patient, action) : null;
        if ((who is null && !roles.IsPassive) || what is null || (isStopping && !HasNoun(what.Value)))
        {
            return null;
        }

        var speaker = Speaker(action.First);
        return new EventSlots(
            sentence.Span,
            who,
            Span(action),
            Span(what.Value),
            First(sentence.Dates, d => !ClauseFinder.LiesBetween(sentence, Math.Min(d.End - 1, action.First), Math.Max(d.First, action.First))),
            Place(action),
            First(causes, c => c.First >= action.End && !ClauseFinder.LiesBetween(sentence, action.First, c.First)),
            null,
            speaker,
            Status(action, roles.Patient, isVerb, speaker is not null));
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
                while (from < agent.End - 1 && (StopWords.Determiners.Contains(sentence.Tokens[from].Word) || StopWords.Prepositions.Contains(sentence.Tokens[from].Word)))
                {
                    from++;
                }

                return new TextSpan(sentence.Tokens[from].Start, sentence.Tokens[agent.End - 1].End);
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
        while (first < end && (StopWords.All.Contains(sentence.Tokens[first].Word) && !StopWords.Determiners.Contains(sentence.Tokens[first].Word)
            || sentence.Tokens[first].Word is "however" or "meanwhile" or "also" or "just"))
        {
            first++;
        }

        while (end > first && StopWords.All.Contains(sentence.Tokens[end - 1].Word))
        {
            end--;
        }

        for (var i = first + 1; i < end; i++)
        {
            var isAside = sentence.Tokens[i].Word == "for" && i + 1 < end && sentence.Tokens[i + 1].Word is "its" or "their" or "his" or "her";
            if (isAside || (sentence.Before(i).ContainsAny(Punctuation.Any) && !IsList(i, end)))
            {
                end = i;
            }
        }

        // "In a letter on Friday the operator": what leads in is no party.
        foreach (var date in sentence.Dates.Where(d => d.First >= first && d.End < end))
        {
            first = date.End;
        }

        return first < end ? Span(new TokenRange(first, end)) : null;
    }

    // What is acted on ends where its time, its reason or the next clause begins.
    private TokenRange? Trim(TokenRange patient, TokenRange action)
    {
        var first = Math.Max(patient.First, patient.First <= action.First && patient.End > action.First ? action.End : patient.First);
        first = patient.First >= action.First ? Math.Max(first, action.End) : first;
        var end = patient.End;
        foreach (var cut in sentence.Dates.Concat(causes).Where(r => r.First > first && r.First < end))
        {
            end = Math.Min(end, cut.First);
        }

        for (var i = first + 1; i < end; i++)
        {
            if (sentence.Before(i).ContainsAny(Punctuation.Strong) || (sentence.Before(i).Contains(',') && !IsList(i, end)))
            {
                end = i;
            }
        }

        while (end > first && StopWords.All.Contains(sentence.Tokens[end - 1].Word))
        {
            end--;
        }

        // "responded with a letter signed by …": the letter was signed.
        while (first < end && (sentence.Tokens[first].Word is "of" or "that" || (patient.End <= action.First && StopWords.Prepositions.Contains(sentence.Tokens[first].Word))))
        {
            first++;
        }

        return end > first ? new TokenRange(first, end) : null;
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

    private TextSpan? Speaker(int action)
    {
        if (sayings.FindLastIndex(i => i < action) is >= 0 and var last)
        {
            var roles = RoleFinder.Find(sentence, sayings[last]);
            return roles.Agent is { } agent ? PartyOf(agent, roles.AgentIsPronoun) : null;
        }

        return SpeakerBehind(action);
    }

    // "…, chief executive Henrik Solvane said": the speaker is named behind what is said.
    private TextSpan? SpeakerBehind(int action)
    {
        for (var k = sayings.Count - 1; k >= 0 && sayings[k] > action; k--)
        {
            if (RoleFinder.Find(sentence, sayings[k]) is { Agent: { } agent, AgentIsPronoun: false }
                && agent.First > action && agent.End <= sayings[k]
                && sentence.Before(agent.First).ContainsAny(',', '”', '"')
                && sentence.Names.Exists(n => agent.Contains(n.FirstToken)))
            {
                return Party(agent);
            }
        }

        return null;
    }

    private TextSpan? PartyOf(TokenRange agent, bool isPronoun) =>
        !isPronoun ? Party(agent)
        : sentence.Tokens[agent.First].Word is "he" or "she" ? personBefore
        : subjectBefore;

    private EventStatus Status(TokenRange action, TokenRange? patient, bool isVerb, bool isReported)
    {
        // "no exhibition would be cancelled"
        var isNone = patient is { } acted && sentence.Tokens[acted.First].Word is "no" or "none";
        if (isNone || (isVerb && VerbFinder.IsNegated(sentence, action.First)))
        {
            return EventStatus.Denied;
        }

        for (var i = action.First - 1; i >= Math.Max(0, action.First - 3); i--)
        {
            if (sentence.Tokens[i].Stem is "seek" or "plan" or "consid" or "want" or "intend" or "threaten" or "hope" or "might" or "may" or "can" or "could" or "should")
            {
                return EventStatus.Planned;
            }

            if (sentence.Tokens[i].Stem is "seem" or "report" or "alleg" or "appar")
            {
                return EventStatus.Unconfirmed;
            }

            if (sentence.Tokens[i].Word is "will" or "would")
            {
                return EventStatus.Announced;
            }
        }

        return isReported ? EventStatus.Announced : EventStatus.Done;
    }

    private TextSpan? Place(TokenRange action)
    {
        foreach (var name in sentence.Names)
        {
            if (name.FirstToken >= action.End && sentence.Tokens[name.FirstToken - 1].Word is "in" or "at" && !ClauseFinder.LiesBetween(sentence, action.First, name.FirstToken)
                && (action.First >= name.EndToken || name.FirstToken - action.End <= 4))
            {
                return Span(new TokenRange(name.FirstToken, name.EndToken));
            }
        }

        return null;
    }

    private TextSpan? First(IEnumerable<TokenRange> ranges, Func<TokenRange, bool> isOfAction)
    {
        foreach (var range in ranges)
        {
            if (isOfAction(range))
            {
                return Span(range);
            }
        }

        return null;
    }

    private TextSpan Span(TokenRange range)
    {
        var (start, end) = (sentence.Tokens[range.First].Start, sentence.Tokens[range.End - 1].End);

        // "the European Space Agency (ESA)": a bracket that opens in the span closes in it.
        var text = sentence.Text.AsSpan(start, end - start);
        return new TextSpan(start, text.Count('(') > text.Count(')') && end < sentence.Span.End && sentence.Text[end] == ')' ? end + 1 : end);
    }
}
