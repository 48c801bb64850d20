using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Sources;

/// <summary>All that ever happened to a source.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source's id.</param>
/// <param name="State">Whether it answers now.</param>
/// <param name="Latest">The number of its last revision, whether it answers or not.</param>
/// <param name="Steps">Its revisions, removals and releases, oldest first.</param>
public sealed record SourceHistory(
    string WorkspaceId,
    string SourceId,
    SourceState State,
    int Latest,
    ImmutableArray<SourceStep> Steps);
