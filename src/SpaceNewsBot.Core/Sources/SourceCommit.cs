using System.Collections.Immutable;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Sources;

/// <summary>All that one change writes, in one transaction.</summary>
/// <param name="Revision">The new revision.</param>
/// <param name="ExpectedRevision">The last revision, which the change was made against; 0 for a new source.</param>
/// <param name="Terms">The index terms of each indexed passage.</param>
/// <param name="Events">The rows of the ledger that the revision gives.</param>
/// <param name="IsQuarantined">Whether the source answers nothing from this revision on, until it is released.</param>
public sealed record SourceCommit(
    SourceRevision Revision,
    int ExpectedRevision,
    ImmutableArray<PassageTerms> Terms,
    ImmutableArray<Event> Events,
    bool IsQuarantined = false);
