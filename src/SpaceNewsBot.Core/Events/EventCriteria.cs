namespace SpaceNewsBot.Core.Events;

/// <summary>Which rows of the ledger are wanted; what is null doesn't matter.</summary>
/// <param name="Actor">Who acts, in any way of naming them ("ESA", "the European Space Agency", "head of Roscosmos").</param>
/// <param name="Action">What is done, in any word for it ("pause", "suspensions").</param>
/// <param name="Days">When: the days on one of which it happens.</param>
public sealed record EventCriteria(string? Actor = null, string? Action = null, DaySpan? Days = null)
{
    /// <summary>How it is told; null for any way.</summary>
    public EventStatus? Status { get; init; }
}
