namespace SpaceNewsBot.Core.Sources;

/// <summary>A line of the list of sources: its last revision, without the text.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="Id">Unique in its workspace.</param>
/// <param name="Revision">The number of the last revision.</param>
/// <param name="Metadata">That revision's metadata.</param>
/// <param name="Length">Its text's length in UTF-16 code units.</param>
/// <param name="UpdatedAt">When it was written.</param>
/// <param name="State">Whether it answers.</param>
public sealed record Source(
    string WorkspaceId,
    string Id,
    int Revision,
    SourceMetadata Metadata,
    int Length,
    DateTimeOffset UpdatedAt,
    SourceState State = SourceState.Standing);
