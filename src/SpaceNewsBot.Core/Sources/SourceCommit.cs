using System.Collections.Immutable;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Sources;

/// <summary>All that one change writes, in one transaction.</summary>
/// <param name="Revision">The new revision.</param>
/// <param name="ExpectedRevision">The revision that the change was made against; 0 for a new source.</param>
/// <param name="Terms">The index terms of each indexed passage.</param>
/// <param name="Events">The rows of the ledger that the revision gives.</param>
public sealed record SourceCommit(
    SourceRevision Revision,
    int ExpectedRevision,
    ImmutableArray<PassageTerms> Terms,
    ImmutableArray<Event> Events);
