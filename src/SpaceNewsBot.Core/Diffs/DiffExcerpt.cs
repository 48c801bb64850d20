using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>As much of a comparison as there is room to show.</summary>
/// <param name="Hunks">The first changes, in order.</param>
/// <param name="FurtherChanges">How many changes behind those aren't shown; a replacement is one change.</param>
public sealed record DiffExcerpt(ImmutableArray<DiffHunk> Hunks, int FurtherChanges)
{
    /// <summary>How many words of kept text are shown on each side of a change, unless told otherwise.</summary>
    public const int DefaultContextWords = 8;

    /// <summary>
    /// Takes the first changes with the words around them. Changes whose surroundings touch share a hunk. However long the
    /// first change is, it is shown: what is removed or added is shortened to a quarter of the room, the words on a side to an
    /// eighth.
    /// </summary>
    /// <param name="pieces">What <see cref="WordDiff.Compare"/> returned.</param>
    /// <param name="maxCharacters">The most UTF-16 code units that the texts of all pieces shown have, at least 16.</param>
    /// <param name="contextWords">The most words of kept text on each side of a change, 0 or more.</param>
    public static DiffExcerpt Of(ImmutableArray<DiffPiece> pieces, int maxCharacters, int contextWords = DefaultContextWords)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCharacters, 16);
        ArgumentOutOfRangeException.ThrowIfNegative(contextWords);
        return new ExcerptBuilder(maxCharacters, contextWords).Build(pieces);
    }
}
