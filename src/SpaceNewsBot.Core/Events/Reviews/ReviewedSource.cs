using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events.Reviews;

/// <summary>The revision of a source that answers, with its rows as moderators have them.</summary>
/// <param name="Revision">The revision.</param>
/// <param name="Ledger">Its rows.</param>
public sealed record ReviewedSource(SourceRevision Revision, ReviewedLedger Ledger);
