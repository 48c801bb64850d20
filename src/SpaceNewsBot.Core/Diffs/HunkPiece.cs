namespace SpaceNewsBot.Core.Diffs;

/// <summary>A piece of a hunk.</summary>
/// <param name="Kind">In which text it stands.</param>
/// <param name="Text">Its characters, or the first of them.</param>
/// <param name="LeftOut">How many UTF-16 code units of a removed or added piece follow that aren't shown; mostly none.</param>
public sealed record HunkPiece(DiffKind Kind, string Text, int LeftOut = 0);
