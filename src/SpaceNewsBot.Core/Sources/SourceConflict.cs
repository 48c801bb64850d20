namespace SpaceNewsBot.Core.Sources;

/// <summary>Two moderators changed a source at once; the second change was not made.</summary>
/// <param name="BasedOn">The revision that the refused change was made against.</param>
/// <param name="Current">The revision that somebody else made meanwhile.</param>
public sealed record SourceConflict(SourceRevision BasedOn, SourceRevision Current);
