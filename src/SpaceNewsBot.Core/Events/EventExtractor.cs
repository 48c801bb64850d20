using System.Collections.Immutable;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Events;

/// <summary>Reads the ledger's rows out of a revision.</summary>
public static class EventExtractor
{
    /// <summary>The events of a revision, in the order of the text.</summary>
    public static ImmutableArray<Event> Extract(SourceRevision revision) => [];
}
