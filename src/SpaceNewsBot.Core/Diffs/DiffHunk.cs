using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>One or more changes near to each other, with the words around them.</summary>
/// <param name="OldStart">Offset of the first piece in the old text, in UTF-16 code units.</param>
/// <param name="NewStart">Offset of the first piece in the new text.</param>
/// <param name="OldLine">The line of the old text that the first piece starts in, counted from 1.</param>
/// <param name="NewLine">The line of the new text.</param>
/// <param name="IsElidedBefore">Whether kept text before the hunk isn't shown.</param>
/// <param name="IsElidedAfter">Whether text behind the hunk isn't shown.</param>
/// <param name="Pieces">What is shown, in order.</param>
public sealed record DiffHunk(
    int OldStart,
    int NewStart,
    int OldLine,
    int NewLine,
    bool IsElidedBefore,
    bool IsElidedAfter,
    ImmutableArray<HunkPiece> Pieces);
