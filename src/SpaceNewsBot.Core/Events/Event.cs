namespace SpaceNewsBot.Core.Events;

/// <summary>
/// One row of the ledger: who did what, when, where and why, and who says so. Each slot is quoted from the revision, or
/// null: the story doesn't say.
/// </summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source that tells it.</param>
/// <param name="Revision">The source's revision; offsets count in its text.</param>
/// <param name="Ordinal">Its place among the revision's events, counted from 0.</param>
/// <param name="Sentence">The whole sentence that states it.</param>
/// <param name="Who">The actor.</param>
/// <param name="Action">The verb or noun that names what was done ("halt", "suspending").</param>
/// <param name="What">What was acted on.</param>
/// <param name="When">The time, as written.</param>
/// <param name="Where">The place, as written.</param>
/// <param name="Why">The reason or condition, as written.</param>
/// <param name="How">The means or the manner, as written.</param>
/// <param name="Speaker">Who says so, where the story reports it as somebody's words.</param>
/// <param name="Status">How firmly the story states it.</param>
public sealed record Event(
    string WorkspaceId,
    string SourceId,
    int Revision,
    int Ordinal,
    EventSlot Sentence,
    EventSlot? Who,
    EventSlot Action,
    EventSlot? What,
    EventSlot? When,
    EventSlot? Where,
    EventSlot? Why,
    EventSlot? How,
    EventSlot? Speaker,
    EventStatus Status)
{
    /// <summary>
    /// The fullest name under which the story knows <see cref="Who"/> ("Dmitry Rogozin" where the slot says "Rogozin", "he"
    /// or "the head of Roscosmos"); null where it names nobody.
    /// </summary>
    public string? Actor { get; init; }

    /// <summary>The fullest name of <see cref="Speaker"/>, as <see cref="Actor"/> is of <see cref="Who"/>.</summary>
    public string? SpeakerName { get; init; }

    /// <summary>The days that <see cref="When"/> means, counted from the day of publication where it has to be; null where that can't be told.</summary>
    public DaySpan? Days { get; init; }

    /// <summary>Whether a moderator looked at the row.</summary>
    public EventReview Review { get; init; }
}
