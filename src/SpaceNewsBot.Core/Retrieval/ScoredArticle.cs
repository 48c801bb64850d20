namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A source that shares a term with the question.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="Score">Above 0; to be compared within one search.</param>
public readonly record struct ScoredArticle(string SourceId, double Score);
