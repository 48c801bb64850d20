namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence, or a span in it, of a passage.</summary>
/// <param name="Passage">The index of its passage among those given.</param>
/// <param name="Start">Offset of its first character in the passage's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Score">Comparable within one question; higher is better.</param>
public sealed record Evidence(int Passage, int Start, int End, double Score);
