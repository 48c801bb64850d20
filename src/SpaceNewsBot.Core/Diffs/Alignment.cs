using DiffPlex;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>
/// Finds what two texts have in common: first the lines that stand once in each, then between them the words of the
/// shortest edit. The shortest edit takes the square of the length when little is common. So a stretch that is too long for
/// it is first divided at phrases that stand once in each side, and one that still is too long has nothing in common.
/// </summary>
internal sealed class Alignment
{
    // The square of the mean number of tokens of both sides: about 1,000 words against as many. It is not the product, since
    // the edit takes as long to pass a hundred thousand tokens that face a single one.
    private const long MaxStretchWork = 4_000_000;

    // The same, over all stretches of a comparison: about half a second at worst.
    private const long MaxWork = 10_000_000;

    // How many units an anchor has, level by level: a line, then five words with what is between, then two.
    private static readonly int[] AnchorSizes = [1, 9, 3];

    private readonly string before;
    private readonly string after;
    private readonly List<KeptSpan> kept = [];
    private long workLeft = MaxWork;

    private Alignment(string before, string after)
    {
        this.before = before;
        this.after = after;
    }

    /// <summary>The common spans, in order, without overlap; no two touch in both texts.</summary>
    public static List<KeptSpan> Find(string before, string after)
    {
        var alignment = new Alignment(before, after);
        alignment.Align(DiffTokens.SplitLines(before), DiffTokens.SplitLines(after), level: 0);
        return alignment.kept;
    }

    // On level 0 the units are lines, on the further ones tokens. They follow one another without a gap.
    private void Align(ReadOnlySpan<TextSpan> old, ReadOnlySpan<TextSpan> @new, int level)
    {
        var prefix = 0;
        var most = Math.Min(old.Length, @new.Length);
        while (prefix < most && AreEqual(old[prefix], @new[prefix]))
        {
            prefix++;
        }

        var suffix = 0;
        while (suffix < most - prefix && AreEqual(old[^(suffix + 1)], @new[^(suffix + 1)]))
        {
            suffix++;
        }

        Keep(old[..prefix], @new[..prefix]);
        if (most > prefix + suffix)
        {
            AlignChanged(old[prefix..^suffix], @new[prefix..^suffix], level);
        }

        Keep(old[^suffix..], @new[^suffix..]);
    }

    private void AlignChanged(ReadOnlySpan<TextSpan> old, ReadOnlySpan<TextSpan> @new, int level)
    {
        var mean = ((long)old.Length + @new.Length + 1) / 2;
        var work = mean * mean;
        if (level > 0 && work <= Math.Min(MaxStretchWork, workLeft))
        {
            workLeft -= work;
            AlignByShortestEdit(old, @new);
        }
        else if (level < AnchorSizes.Length)
        {
            var size = AnchorSizes[level];
            var (oldAt, newAt) = (0, 0);
            foreach (var anchor in Anchors.Find(before, old, after, @new, size))
            {
                AlignFiner(old[oldAt..anchor.Old], @new[newAt..anchor.New], level + 1);
                (oldAt, newAt) = (anchor.Old + size, anchor.New + size);
                Keep(old[anchor.Old..oldAt], @new[anchor.New..newAt]);
            }

            AlignFiner(old[oldAt..], @new[newAt..], level + 1);
        }
    }

    private void AlignFiner(ReadOnlySpan<TextSpan> old, ReadOnlySpan<TextSpan> @new, int level)
    {
        if (old.IsEmpty || @new.IsEmpty)
        {
            return;
        }

        if (level > 1)
        {
            Align(old, @new, level);
        }
        else
        {
            Align(DiffTokens.Split(before, old[0].Start, old[^1].End), DiffTokens.Split(after, @new[0].Start, @new[^1].End), level);
        }
    }

    private void AlignByShortestEdit(ReadOnlySpan<TextSpan> old, ReadOnlySpan<TextSpan> @new)
    {
        var edit = Differ.Instance.CreateDiffs(
            before[old[0].Start..old[^1].End],
            after[@new[0].Start..@new[^1].End],
            ignoreWhiteSpace: false,
            ignoreCase: false,
            DiffTokens.Chunker);

        var (oldAt, newAt) = (0, 0);
        foreach (var block in edit.DiffBlocks)
        {
            Keep(old[oldAt..block.DeleteStartA], @new[newAt..block.InsertStartB]);
            (oldAt, newAt) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
        }

        Keep(old[oldAt..], @new[newAt..]);
    }

    private bool AreEqual(TextSpan old, TextSpan @new) =>
        before.AsSpan(old.Start, old.Length).SequenceEqual(after.AsSpan(@new.Start, @new.Length));

    private void Keep(ReadOnlySpan<TextSpan> old, ReadOnlySpan<TextSpan> @new)
    {
        if (old.IsEmpty)
        {
            return;
        }

        var span = new KeptSpan(old[0].Start, @new[0].Start, old[^1].End - old[0].Start);
        if (kept.Count > 0 && kept[^1].OldEnd == span.Old && kept[^1].NewEnd == span.New)
        {
            kept[^1] = kept[^1] with { Length = kept[^1].Length + span.Length };
        }
        else
        {
            kept.Add(span);
        }
    }
}
