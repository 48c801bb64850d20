using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>A source's rows with the moderators' word on them.</summary>
/// <param name="Rows">In the order of the text, behind them those that only a review has; what was hidden is among them, marked so.</param>
/// <param name="Lapsed">The reviews whose row or whose words don't stand in this revision.</param>
public sealed record ReviewedLedger(ImmutableArray<Event> Rows, ImmutableArray<RowReview> Lapsed)
{
    /// <summary>The rows that answer.</summary>
    public IEnumerable<Event> Shown => Rows.Where(row => row.Review != EventReview.Hidden);
}
