using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>placeholder</summary>
public static class MaterialInspector
{
    /// <summary>placeholder</summary>
    public static ImmutableArray<Finding> Inspect(SourceMetadata metadata, string text) => [];
}
