namespace SpaceNewsBot.Core.Retrieval;

/// <summary>A term and how often it stands in a passage.</summary>
/// <param name="Term">The stem, in lower case.</param>
/// <param name="Count">At least 1.</param>
public readonly record struct TermCount(string Term, int Count);
