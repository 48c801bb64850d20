namespace SpaceNewsBot.Core.Retrieval;

/// <summary>The sources found for a query.</summary>
/// <param name="Ranked">Best first.</param>
/// <param name="Confidence">How likely it is, 0 to 1, that what was searched for is among all sources.</param>
public sealed record ArticleSearch(IReadOnlyList<ScoredArticle> Ranked, double Confidence);
