namespace SpaceNewsBot.Core.Retrieval;

/// <summary>An article: passages of one source that lie side by side in the index. Lengths count terms.</summary>
/// <param name="SourceId">The source.</param>
/// <param name="First">The number of its first passage.</param>
/// <param name="End">The number behind its last passage.</param>
/// <param name="Length">The length of all its passages.</param>
/// <param name="OpeningEnd">The number behind the last passage of its opening.</param>
/// <param name="OpeningLength">The length of its opening.</param>
internal readonly record struct IndexedArticle(string SourceId, int First, int End, int Length, int OpeningEnd, int OpeningLength)
{
    // News tell their story first. A headline has fewer terms than this, and the opening goes on behind it.
    private const int OpeningTerms = 8;

    /// <summary>An article without passages yet.</summary>
    public static IndexedArticle StartAt(string sourceId, int first) => new(sourceId, first, first, 0, first, 0);

    /// <summary>The article with the next of its passages.</summary>
    public IndexedArticle With(int length)
    {
        var opens = OpeningLength < OpeningTerms;
        return this with
        {
            End = End + 1,
            Length = Length + length,
            OpeningEnd = opens ? End + 1 : OpeningEnd,
            OpeningLength = opens ? OpeningLength + length : OpeningLength,
        };
    }
}
