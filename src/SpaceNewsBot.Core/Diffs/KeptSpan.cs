namespace SpaceNewsBot.Core.Diffs;

/// <summary>The same characters in two texts.</summary>
/// <param name="Old">Offset in the old text, in UTF-16 code units.</param>
/// <param name="New">Offset in the new text.</param>
/// <param name="Length">How many UTF-16 code units.</param>
internal readonly record struct KeptSpan(int Old, int New, int Length)
{
    public int OldEnd => Old + Length;

    public int NewEnd => New + Length;
}
