using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>The slots of one event, as spans of the revision's text.</summary>
internal sealed record EventSlots(
    TextSpan Sentence,
    TextSpan? Who,
    TextSpan Action,
    TextSpan? What,
    TextSpan? When,
    TextSpan? Where,
    TextSpan? Why,
    TextSpan? How,
    TextSpan? Speaker,
    EventStatus Status,
    DayDirection Direction)
{
    /// <summary>The row of the ledger, without names and days.</summary>
    public Event ToEvent(SourceRevision revision, int ordinal)
    {
        return new Event(
            revision.WorkspaceId,
            revision.SourceId,
            revision.Number,
            ordinal,
            Quote(Sentence),
            Slot(Who),
            Quote(Action),
            Slot(What),
            Slot(When),
            Slot(Where),
            Slot(Why),
            Slot(How),
            Slot(Speaker),
            Status);

        EventSlot? Slot(TextSpan? span) => span is { } s ? Quote(s) : null;

        EventSlot Quote(TextSpan span) => new(span.Start, span.End, revision.Text[span.Start..span.End]);
    }
}
