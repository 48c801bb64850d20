namespace SpaceNewsBot.Core.Language;

/// <summary>A listed word or phrase in a text.</summary>
/// <param name="FirstToken">The index of its first token.</param>
/// <param name="TokenCount">How many tokens it has.</param>
/// <param name="Concept">What it means.</param>
internal readonly record struct LexiconMatch(int FirstToken, int TokenCount, Concept Concept);
