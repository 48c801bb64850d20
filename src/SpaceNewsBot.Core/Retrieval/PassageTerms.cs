using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A passage as the index sees it: which terms, how often. The store keeps it beside the passage.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Revision">The source's revision.</param>
/// <param name="Ordinal">The passage's place in the revision, counted from 0.</param>
/// <param name="Terms">Each term once, ordinally sorted.</param>
public sealed record PassageTerms(string SourceId, int Revision, int Ordinal, ImmutableArray<TermCount> Terms);
