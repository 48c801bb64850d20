namespace SpaceNewsBot.Core.Corrections;

/// <summary>A change of a source whose answers nobody has looked through yet.</summary>
/// <param name="ChangeId">Grows with time.</param>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Sentence">The sentence of the one row of the ledger that was reviewed; null where the source itself changed.</param>
public sealed record ChangedSource(long ChangeId, string WorkspaceId, string SourceId, string? Sentence = null);
