using System.Collections.Immutable;
using SpaceNewsBot.Core.Events.Parties;
using SpaceNewsBot.Core.Events.Reading;
using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events;

/// <summary>Reads the ledger's rows out of a revision.</summary>
public static class EventExtractor
{
    /// <summary>
    /// Grows with every change of what rows are read, also of the rules that this class calls: stores then read the rows of
    /// their sources anew.
    /// </summary>
    public const int RulesVersion = 3;

    // How many sentences back a doubt reaches.
    private const int ReachOfDoubt = 8;

    /// <summary>The events of a revision, in the order of the text. Headlines and furniture give none.</summary>
    public static ImmutableArray<Event> Extract(SourceRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        var events = new List<(Event Row, DayDirection Direction)>();
        var parties = new PartyResolver();
        var firstRows = new Queue<int>();
        var firstOfPrevious = 0;
        foreach (var (sentence, current) in Sentences(revision))
        {
            parties.Add(sentence, current.Subject);
            if (firstOfPrevious < events.Count && current.ReasonForPrevious() is { } why && events[firstOfPrevious].Row is { Why: null } first)
            {
                events[firstOfPrevious] = (first with { Why = new EventSlot(why.Start, why.End, revision.Text[why.Start..why.End]) }, events[firstOfPrevious].Direction);
            }

            firstOfPrevious = events.Count;
            firstRows.Enqueue(events.Count);
            foreach (var slots in current.Read())
            {
                events.Add((slots.ToEvent(revision, events.Count), slots.Direction));
            }

            if (DoubtFinder.Find(sentence) is { } document)
            {
                for (var i = firstRows.Peek(); i < events.Count; i++)
                {
                    if (DoubtFinder.RestsOn(events[i].Row, document))
                    {
                        events[i] = (events[i].Row with { Status = EventStatus.Unconfirmed }, events[i].Direction);
                    }
                }
            }

            if (firstRows.Count >= ReachOfDoubt)
            {
                firstRows.Dequeue();
            }
        }

        return
        [
            .. events.Select(e => e.Row with
            {
                Actor = parties.NameOf(revision, e.Row.Who),
                SpeakerName = parties.NameOf(revision, e.Row.Speaker),
                Days = e.Row.When is { } when ? DayResolver.Resolve(when.Text, revision.Metadata.Published, e.Direction) : null,
            }),
        ];
    }

    /// <summary>Whom the phrases of a revision mean.</summary>
    internal static PartyResolver ReadParties(SourceRevision revision)
    {
        var parties = new PartyResolver();
        foreach (var (sentence, current) in Sentences(revision))
        {
            parties.Add(sentence, current.Subject);
        }

        return parties;
    }

    private static IEnumerable<(Sentence Sentence, EventSentence Events)> Sentences(SourceRevision revision)
    {
        EventSentence? previous = null;
        foreach (var passage in revision.Passages.Where(p => p.Kind == PassageKind.Body))
        {
            var opensPassage = true;
            foreach (var span in PassageSentences.Of(revision, passage))
            {
                var sentence = new Sentence(revision.Text, span);
                if (sentence.Tokens.Length > 0)
                {
                    previous = new EventSentence(sentence, previous, opensPassage);
                    opensPassage = false;
                    yield return (sentence, previous);
                }
            }
        }
    }
}
