using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>
/// Tells by words what changed between two texts. The time is bounded for texts of every kind: see <see cref="Alignment"/>.
/// </summary>
public static class WordDiff
{
    /// <summary>Whether the texts differ in any character.</summary>
    public static bool HasChanges(string before, string after) => !string.Equals(before, after, StringComparison.Ordinal);

    /// <summary>
    /// The pieces of both texts, in order: what is kept and removed is the old text, what is kept and added is the new one,
    /// to the character. Between two kept pieces stands at most one removed piece and behind it at most one added.
    /// </summary>
    public static ImmutableArray<DiffPiece> Compare(string before, string after)
    {
        var kept = HasChanges(before, after) ? Alignment.Find(before, after) : [new KeptSpan(0, 0, before.Length)];
        var pieces = ImmutableArray.CreateBuilder<DiffPiece>();
        var (oldAt, newAt) = (0, 0);
        for (var i = 0; i < kept.Count; i++)
        {
            var next = kept[i];
            var follow = i + 1 < kept.Count ? kept[i + 1] : new KeptSpan(before.Length, after.Length, 0);
            var isBetweenReplacements =
                next.Old > oldAt && next.New > newAt && follow.Old > next.OldEnd && follow.New > next.NewEnd;

            // "red car" for "blue van" is one change, though both have the blank in between.
            if (isBetweenReplacements && IsMereBlank(before.AsSpan(next.Old, next.Length)))
            {
                continue;
            }

            Add(DiffKind.Removed, before, oldAt, next.Old);
            Add(DiffKind.Added, after, newAt, next.New);
            Add(DiffKind.Kept, before, next.Old, next.OldEnd);
            (oldAt, newAt) = (next.OldEnd, next.NewEnd);
        }

        Add(DiffKind.Removed, before, oldAt, before.Length);
        Add(DiffKind.Added, after, newAt, after.Length);
        return pieces.DrainToImmutable();

        void Add(DiffKind kind, string text, int start, int end)
        {
            if (end > start)
            {
                pieces.Add(new DiffPiece(kind, text[start..end]));
            }
        }
    }

    private static bool IsMereBlank(ReadOnlySpan<char> text) => text.IsWhiteSpace() && !text.Contains('\n');
}
