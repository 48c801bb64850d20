namespace SpaceNewsBot.Core.Previews;

/// <summary>A quote of a previewed answer.</summary>
/// <param name="WorkspaceId">The community whose source it is.</param>
/// <param name="SourceId">The source.</param>
/// <param name="Text">The quoted words, or the first of them; never half of a surrogate pair that was whole.</param>
/// <param name="LeftOut">How many UTF-16 code units of the quote follow; mostly none.</param>
public sealed record PreviewedQuote(string WorkspaceId, string SourceId, string Text, int LeftOut);
