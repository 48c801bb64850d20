using System.Collections.Immutable;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Makes rows of the ledger of what a model proposes: only those whose every slot stands in the story word for word.</summary>
internal static class ProposedRows
{
    /// <summary>The rows, as they would stand in the ledger; what can't be found, or is a row already, is left out.</summary>
    /// <param name="revision">The revision that was shown.</param>
    /// <param name="shown">The passages that were shown; number n is the element at n − 1.</param>
    /// <param name="proposed">What the model proposes.</param>
    /// <param name="rows">The rows that there are.</param>
    public static ImmutableArray<Event> Read(SourceRevision revision, ImmutableArray<Passage> shown, ImmutableArray<ModelEvent> proposed, IEnumerable<Event> rows)
    {
        var known = rows.Select(RowKey.Of).ToHashSet();
        var made = ImmutableArray.CreateBuilder<Event>();
        foreach (var row in proposed.Select(p => Read(revision, shown, p)).OfType<Event>())
        {
            if (known.Add(RowKey.Of(row)))
            {
                made.Add(row);
            }
        }

        return made.ToImmutable();
    }

    private static Event? Read(SourceRevision revision, ImmutableArray<Passage> shown, ModelEvent proposed)
    {
        if (proposed.Source < 1 || proposed.Source > shown.Length || !Enum.TryParse<EventStatus>(proposed.Status ?? nameof(EventStatus.Done), ignoreCase: true, out var status) || !Enum.IsDefined(status))
        {
            return null;
        }

        foreach (var span in PassageSentences.Of(revision, shown[proposed.Source - 1]))
        {
            var sentence = new EventSlot(span.Start, span.End, revision.Text[span.Start..span.End]);
            if (SlotWords.FindTyped(revision, sentence, EventSlotName.What, proposed.Action) is { } action)
            {
                var row = new Event(revision.WorkspaceId, revision.SourceId, revision.Number, 0, sentence, null, action, null, null, null, null, null, null, status) { Review = EventReview.Proposed };
                return Fill(revision, row, proposed);
            }
        }

        return null;
    }

    private static Event? Fill(SourceRevision revision, Event row, ModelEvent proposed)
    {
        foreach (var (name, words) in new[]
        {
            (EventSlotName.Who, proposed.Who), (EventSlotName.What, proposed.What), (EventSlotName.When, proposed.When), (EventSlotName.Where, proposed.Where),
            (EventSlotName.Why, proposed.Why), (EventSlotName.How, proposed.How), (EventSlotName.Speaker, proposed.Speaker),
        })
        {
            if (string.IsNullOrWhiteSpace(words))
            {
                continue;
            }

            if (SlotWords.FindTyped(revision, row.Sentence, name, words.Trim()) is not { } slot)
            {
                return null;
            }

            row = row.With(name, slot);
        }

        return row.Who is null && row.What is null ? null : row;
    }
}
