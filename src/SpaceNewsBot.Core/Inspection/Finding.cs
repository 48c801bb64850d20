namespace SpaceNewsBot.Core.Inspection;

/// <summary>A place in source material that a moderator should see before anybody is answered with it.</summary>
/// <param name="Kind">What makes it suspicious.</param>
/// <param name="Field">Where it stands: "text", "title", "author", "publisher" or "url".</param>
/// <param name="Start">Where it starts in that field, in UTF-16 code units.</param>
/// <param name="End">Where it ends in that field, in UTF-16 code units, exclusive.</param>
/// <param name="Excerpt">
/// What stands there, of at most <see cref="FindingExcerpt.MaxLength"/> UTF-16 code units, on one line; characters that can't be
/// seen are named, as in "[U+200B]". It is foreign text nonetheless: whoever shows it escapes its markup.
/// </param>
public sealed record Finding(FindingKind Kind, string Field, int Start, int End, string Excerpt);
