namespace SpaceNewsBot.Core.Sources;

/// <summary>A line of the list of sources: what is current, without the text.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="Id">Unique in its workspace.</param>
/// <param name="Revision">The number of the current revision.</param>
/// <param name="Metadata">The current revision's metadata.</param>
/// <param name="Length">The current text's length in UTF-16 code units.</param>
/// <param name="UpdatedAt">When the current revision was written.</param>
public sealed record Source(
    string WorkspaceId,
    string Id,
    int Revision,
    SourceMetadata Metadata,
    int Length,
    DateTimeOffset UpdatedAt);
