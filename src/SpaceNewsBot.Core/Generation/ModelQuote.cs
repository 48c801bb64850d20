namespace SpaceNewsBot.Core.Generation;

/// <summary>Words that a model says stand in a passage.</summary>
/// <param name="Source">The passage's number, counted from 1; any number may come.</param>
/// <param name="Quote">The words.</param>
public sealed record ModelQuote(int Source, string Quote);
