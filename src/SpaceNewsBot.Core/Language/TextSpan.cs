namespace SpaceNewsBot.Core.Language;

/// <summary>A stretch of a text.</summary>
/// <param name="Start">Offset of its first character, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many UTF-16 code units it has.</summary>
    public int Length => End - Start;
}
