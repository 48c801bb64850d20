namespace SpaceNewsBot.Core.Inspection;

/// <summary>One step of a pattern: one of several phrases, after at most so many words of any kind.</summary>
/// <param name="Gap">How many other words may stand before it.</param>
/// <param name="Optional">Whether the pattern goes on without it.</param>
/// <param name="Imperative">Whether it must stand as an order does: where a clause opens, or behind "please" or "you must".</param>
/// <param name="OpensLine">Whether it must be the first of a line.</param>
/// <param name="Phrases">The phrases, as the numbers of their words, by the first of these.</param>
internal sealed record PatternElement(int Gap, bool Optional, bool Imperative, bool OpensLine, ILookup<int, int[]> Phrases);
