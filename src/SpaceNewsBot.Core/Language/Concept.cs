namespace SpaceNewsBot.Core.Language;

/// <summary>A meaning that several words or names share: a line of synonyms.txt or names.txt.</summary>
/// <param name="Id">Counted from 0 over both lists.</param>
/// <param name="IsName">Whether it is a name's.</param>
/// <param name="RelatedTo">The id of a name that it is closely tied to, an agency to its country; null for none.</param>
internal sealed record Concept(int Id, bool IsName, int? RelatedTo);
