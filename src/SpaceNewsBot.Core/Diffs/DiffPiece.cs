namespace SpaceNewsBot.Core.Diffs;

/// <summary>A stretch of two compared texts.</summary>
/// <param name="Kind">In which of them it stands.</param>
/// <param name="Text">Its characters, at least one; never half of a surrogate pair that was whole.</param>
public sealed record DiffPiece(DiffKind Kind, string Text);
