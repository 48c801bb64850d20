using SpaceNewsBot.Core.Events;

namespace SpaceNewsBot.Core.Previews;

/// <summary>A row of the ledger that a change touches.</summary>
/// <param name="Before">The row as it is; null when it comes.</param>
/// <param name="After">The row as it would be; null when it goes.</param>
public sealed record LedgerChange(Event? Before, Event? After);
