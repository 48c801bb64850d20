using System.Collections.Immutable;
using SpaceNewsBot.Core.Events.Parties;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>
/// Applies moderators' reviews to the rows that were read from a revision. A review says what the whole row says: it holds
/// as long as the row's sentence and all of those words stand in the text, and holds again when they come back. Pure.
/// </summary>
public static class EventReviews
{
    /// <summary>The rows as moderators have them.</summary>
    /// <param name="revision">The revision that the rows were read from.</param>
    /// <param name="rows">The rows as they were read.</param>
    /// <param name="reviews">The reviews of this source, one for a key.</param>
    public static ReviewedLedger Apply(SourceRevision revision, IReadOnlyCollection<Event> rows, IReadOnlyCollection<RowReview> reviews)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(reviews);
        var byKey = reviews.ToDictionary(review => review.Key);
        var holding = new HashSet<RowKey>();
        var parties = new Lazy<PartyResolver>(() => EventExtractor.ReadParties(revision));
        var applied = rows.Select(row =>
        {
            if (!byKey.TryGetValue(RowKey.Of(row), out var review) || Apply(revision, row, review, parties) is not { } reviewed)
            {
                return row;
            }

            holding.Add(review.Key);
            return reviewed;
        }).ToList();

        // A row that only a review has: proposed, or one that the rules read no more. Behind the others, so that those keep their names.
        foreach (var review in reviews.Where(review => !holding.Contains(review.Key)))
        {
            if (Place(revision, review.Key, applied.Count) is { } row && Apply(revision, row, review, parties) is { } added)
            {
                holding.Add(review.Key);
                applied.Add(added);
            }
        }

        return new ReviewedLedger([.. applied], [.. reviews.Where(review => !holding.Contains(review.Key))]);
    }

    /// <summary>The reviews that hold before a change and don't after it.</summary>
    public static ImmutableArray<RowReview> FindLapsing(ReviewedLedger before, ReviewedLedger after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var known = before.Lapsed.Select(review => review.Key).ToHashSet();
        return [.. after.Lapsed.Where(review => !known.Contains(review.Key))];
    }

    // The sentence with the action in it, where it stands in the story; null where it doesn't.
    private static Event? Place(SourceRevision revision, RowKey key, int ordinal)
    {
        var start = revision.Text.IndexOf(key.Sentence, StringComparison.Ordinal);
        var sentence = start < 0 ? null : new EventSlot(start, start + key.Sentence.Length, key.Sentence);
        return sentence is not null
            && revision.Passages.Any(p => p.Kind == PassageKind.Body && p.Start <= sentence.Start && sentence.End <= p.End)
            && string.CompareOrdinal(key.Sentence, key.ActionStart, key.Action, 0, key.Action.Length) == 0
            ? new Event(
                revision.WorkspaceId, revision.SourceId, revision.Number, ordinal, sentence, null, new EventSlot(start + key.ActionStart, start + key.ActionStart + key.Action.Length, key.Action),
                null, null, null, null, null, null, EventStatus.Done)
            : null;
    }

    private static Event? Apply(SourceRevision revision, Event row, RowReview review, Lazy<PartyResolver> parties)
    {
        // What is wrong stays wrong, whatever the sentences around it say.
        if (review.Verdict == EventReview.Hidden)
        {
            return row with { Review = EventReview.Hidden };
        }

        var reviewed = row with { Status = review.Status, Review = review.Verdict };
        foreach (var name in Enum.GetValues<EventSlotName>())
        {
            var words = review.Slots.GetValueOrDefault(name);
            if (words == row.Slot(name)?.Text)
            {
                continue;
            }

            EventSlot? slot = null;
            if (words is not null && (slot = SlotWords.Find(revision, row.Sentence, name, words)) is null)
            {
                return null;
            }

            reviewed = name switch
            {
                EventSlotName.Who => reviewed.With(name, slot) with { Actor = parties.Value.NameOf(revision, slot) },
                EventSlotName.Speaker => reviewed.With(name, slot) with { SpeakerName = parties.Value.NameOf(revision, slot) },
                EventSlotName.When => reviewed.With(name, slot) with { Days = slot is null ? null : DayResolver.Resolve(slot.Text, revision.Metadata.Published, DirectionOf(review.Status)) },
                _ => reviewed.With(name, slot),
            };
        }

        return reviewed;
    }

    // "On Friday" of what was done has passed.
    private static DayDirection DirectionOf(EventStatus status) => status switch
    {
        EventStatus.Done or EventStatus.Denied => DayDirection.Past,
        EventStatus.Planned => DayDirection.Future,
        _ => DayDirection.Either,
    };
}
