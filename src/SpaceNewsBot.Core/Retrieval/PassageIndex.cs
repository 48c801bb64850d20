namespace SpaceNewsBot.Core.Retrieval;

/// <summary>An immutable snapshot of the terms of many passages, ranked by BM25.</summary>
public sealed class PassageIndex
{
    /// <summary>Builds a snapshot.</summary>
    public static PassageIndex Create(IEnumerable<PassageTerms> passages) => throw new NotImplementedException();

    /// <summary>The best passages for a question, best first; equal scores by source id and ordinal.</summary>
    public IReadOnlyList<ScoredPassage> Search(string question, int limit) => throw new NotImplementedException();
}
