using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>What changed between two revisions of a source.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Before">The number of the one.</param>
/// <param name="After">The number of the other.</param>
/// <param name="Text">What changed in the text, as much as there is room to show.</param>
/// <param name="Metadata">The fields that changed.</param>
public sealed record RevisionDiff(string SourceId, int Before, int After, DiffExcerpt Text, ImmutableArray<FieldChange> Metadata);
