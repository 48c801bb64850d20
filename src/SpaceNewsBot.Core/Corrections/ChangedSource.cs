namespace SpaceNewsBot.Core.Corrections;

/// <summary>A change of a source whose answers nobody has looked through yet.</summary>
/// <param name="ChangeId">Grows with time.</param>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
public sealed record ChangedSource(long ChangeId, string WorkspaceId, string SourceId);
