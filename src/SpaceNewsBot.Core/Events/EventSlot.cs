namespace SpaceNewsBot.Core.Events;

/// <summary>A verbatim span of a revision that fills one column of the ledger.</summary>
/// <param name="Start">Offset of its first character in the revision's text, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Text">Those characters.</param>
public sealed record EventSlot(int Start, int End, string Text);
