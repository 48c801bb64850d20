namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A passage that shares a term with the question.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Revision">The source's revision.</param>
/// <param name="Ordinal">The passage's place in the revision, counted from 0.</param>
/// <param name="Score">Above 0; to be compared within one search.</param>
public readonly record struct ScoredPassage(string SourceId, int Revision, int Ordinal, double Score);
