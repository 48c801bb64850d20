namespace SpaceNewsBot.Core.Retrieval;

/// <summary>Where a term stands.</summary>
/// <param name="Passages">The numbers of the passages that have it, ascending.</param>
/// <param name="Counts">How often each of them has it.</param>
/// <param name="Articles">In how many articles it stands.</param>
internal sealed record IndexedTerm(int[] Passages, int[] Counts, int Articles)
{
    /// <summary>Whether it stands in one of an article's passages.</summary>
    public bool StandsIn(IndexedArticle article)
    {
        var at = Array.BinarySearch(Passages, article.First);
        at = at < 0 ? ~at : at;
        return at < Passages.Length && Passages[at] < article.End;
    }
}
