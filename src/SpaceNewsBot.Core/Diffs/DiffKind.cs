namespace SpaceNewsBot.Core.Diffs;

/// <summary>In which of two texts a piece stands.</summary>
public enum DiffKind
{
    /// <summary>In both.</summary>
    Kept,

    /// <summary>In the old text alone.</summary>
    Removed,

    /// <summary>In the new text alone.</summary>
    Added,
}
