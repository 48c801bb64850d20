namespace SpaceNewsBot.Core.Chat;

/// <summary>A line of an outline.</summary>
/// <param name="Mark">What it tells of.</param>
/// <param name="Text">Words of sources and people may stand in it: to be escaped.</param>
public sealed record OutlineLine(OutlineMark Mark, string Text);
