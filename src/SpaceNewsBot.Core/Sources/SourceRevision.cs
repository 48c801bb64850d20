using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Sources;

/// <summary>A source's text and metadata at one time. Once written it never changes; an edit makes the next one.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source's id, unique in its workspace.</param>
/// <param name="Number">Counted from 1.</param>
/// <param name="Metadata">Title, author, publisher, address, date.</param>
/// <param name="Text">The whole text, with line ends as "\n". Offsets count in it.</param>
/// <param name="Passages">Its passages, in order, without overlap.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="CreatedBy">Who wrote it: "platform:id" or "command line".</param>
/// <param name="Reason">Why, in the writer's words.</param>
/// <param name="Kind">What made it.</param>
public sealed record SourceRevision(
    string WorkspaceId,
    string SourceId,
    int Number,
    SourceMetadata Metadata,
    string Text,
    ImmutableArray<Passage> Passages,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    string Reason,
    RevisionKind Kind = RevisionKind.Added);
