namespace SpaceNewsBot.Core.Sources;

/// <summary>A paragraph of a revision: the unit of retrieval.</summary>
/// <param name="Ordinal">Its place in the revision, counted from 0.</param>
/// <param name="Kind">What it is for its reader.</param>
/// <param name="Start">Offset of its first character in the revision's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
public sealed record Passage(int Ordinal, PassageKind Kind, int Start, int End);
