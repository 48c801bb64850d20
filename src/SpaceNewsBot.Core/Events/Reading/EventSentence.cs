using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>A sentence that may state events, with what it takes over from the one before: whom pronouns stand for, and whose quotation goes on.</summary>
internal sealed class EventSentence
{
    private readonly Sentence sentence;
    private readonly List<TokenRange> causes;
    private readonly List<TokenRange> times;
    private readonly PartyPhrases phrases;
    private readonly SubjectReader subjects;
    private readonly SpeechReader speeches;
    private readonly PatientReader patients;
    private readonly TextSpan? several;

    // What is needed of the sentence before is copied: holding on to it would keep every sentence of the text in memory.
    public EventSentence(Sentence sentence, EventSentence? previous, bool opensPassage)
    {
        this.sentence = sentence;
        causes = CauseFinder.Find(sentence);
        times = Adjuncts.Times(sentence);
        var before = previous?.Leaves() ?? PronounParties.None;
        phrases = new PartyPhrases(sentence, times);
        subjects = new SubjectReader(sentence, phrases, before);
        speeches = new SpeechReader(sentence, phrases, subjects, before, opensPassage ? null : previous?.speeches.Unclosed());
        patients = new PatientReader(sentence, times, causes);
        Subject = subjects.First() ?? before.Subject;
        several = subjects.FirstSeveral();
    }

    /// <summary>Whom "it" or "they" of the next sentence most likely stands for: the first party that does something here.</summary>
    public TextSpan? Subject { get; }

    /// <summary>The reason that this sentence gives for what the one before it tells; null when it gives none.</summary>
    public TextSpan? ReasonForPrevious() => CauseFinder.FindForPrevious(sentence) is { } reason ? SlotSpan.Of(sentence, reason) : null;

    /// <summary>The slots of all events that the sentence states, in its order.</summary>
    public List<EventSlots> Read()
    {
        var rows = new List<EventSlots>();
        var heard = new HashSet<int>();
        var predicates = PredicateFinder.Find(sentence);
        foreach (var predicate in predicates)
        {
            var speech = speeches.SpeechOf(predicate.Head);
            if (!(predicate.IsSaying && speeches.Introduces(predicate.Head)) && Read(predicate, speech) is { } slots)
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
            if (predicate.IsSaying && speeches.Introduces(predicate.Head) && !heard.Contains(predicate.Head) && EventWords.StrongSaying.Contains(sentence.Tokens[predicate.Head].Stem) && ReadSaying(predicate) is { } slots)
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

    // Whom the pronouns of the next sentence stand for.
    private PronounParties Leaves() => new(Subject, speeches.SpeechBehind(0) is { IsPronoun: false, Who: { } speaker } ? speaker : Subject, several);

    private EventSlots? Read(Predicate predicate, Speech? speech)
    {
        var action = predicate.Action;
        var roles = new PredicateRoles(sentence).Find(predicate);
        var who = roles.Agent is { } agent ? subjects.PartyOf(agent, roles.AgentIsPronoun, speech) : null;
        if ((roles.Agent is not null && who is null && !roles.IsPassive) || (predicate.IsSaying && (roles.IsPassive || speeches.IsInverted(predicate.Head))) || (who is { } party && !phrases.IsParty(party)))
        {
            return null;
        }

        var objectEnd = roles is { IsPassive: false, Patient: { } o } ? o.End : Math.Max(action.End, sentence.ObjectEnds[Math.Min(action.End, sentence.Tokens.Length)]);
        if (speech is { Verb: var behind } && behind >= action.End && RoleFinder.Find(sentence, behind).Agent is { } speaking && speaking.First >= action.End)
        {
            // What follows who says so is where and how they say it.
            objectEnd = Math.Min(objectEnd, speaking.First);
        }

        var place = Adjuncts.Place(sentence, action, objectEnd, times);
        var manner = Adjuncts.Manner(sentence, causes.Exists(c => c.Contains(action.First)) ? -1 : speech?.Verb ?? -1, action, objectEnd);
        var what = roles.Patient is { } patient ? patients.Read(patient, action, objectEnd, place, manner) : null;
        if ((who is null && !roles.IsPassive) || (what is null && (who is null || roles.IsPassive)) || (predicate.IsStopping && (what is null || !patients.HasNoun(what.Value))))
        {
            return null;
        }

        var (when, isOfSpeech) = Adjuncts.Time(sentence, action, speech, times);
        var (status, isAhead) = StatusReader.Read(sentence, predicate, roles, speech);
        return new EventSlots(
            sentence.Span,
            who,
            SlotSpan.Of(sentence, action),
            Span(what),
            Span(when),
            Span(place),
            Span(Adjuncts.Reason(sentence, action, causes)),
            Span(manner),
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

        var said = first < last ? new TokenRange(first, last) : roles.Patient is { } patient ? patients.Trim(patient, predicate.Action, null, null) : null;
        if (said is not { } what || roles.IsPassive || roles.Agent is not { } agent || subjects.PartyOf(phrases.Widen(agent), roles.AgentIsPronoun, null) is not { } who || !patients.HasNoun(what))
        {
            return null;
        }

        var (when, _) = Adjuncts.Time(sentence, predicate.Action, null, times);
        when = when is { } inside && what.Contains(inside.First) ? null : when;
        var manner = Adjuncts.Manner(sentence, -1, predicate.Action, first);
        return new EventSlots(sentence.Span, who, SlotSpan.Of(sentence, predicate.Action), SlotSpan.Of(sentence, what), Span(when), null, null, Span(manner), speeches.Source, EventStatus.Done, DayDirection.Past);
    }

    private TextSpan? Span(TokenRange? slot) => slot is { } range ? SlotSpan.Of(sentence, range) : null;
}
