using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>A claim with what its passages say of it: read once, learned from often.</summary>
internal sealed class CollectedClaim(DevelopmentClaim claim)
{
    private ClaimSupport? most;
    private readonly Dictionary<ClaimSentence, (int Passage, int Sentence)?> references = new(ReferenceEqualityComparer.Instance);

    public DevelopmentClaim Claim => claim;

    public ClaimText Text { get; } = new(new ClaimReading(claim.Claim), claim.Passages);

    /// <summary>The most that contradictions leave of the claim; no weight changes it.</summary>
    public ClaimSupport Most => most ??= ContradictionFinder.Find(Text).Most;

    /// <summary>The reference sentence that a sentence is; none where it overlaps no reference.</summary>
    public (int Passage, int Sentence) Reference(ClaimSentence sentence)
    {
        if (!references.TryGetValue(sentence, out var reference))
        {
            references[sentence] = reference = claim.Reference(sentence.Passage, sentence.Sentence.Span.Start, sentence.Sentence.Span.End);
        }

        return reference ?? (-1, -1);
    }

    /// <summary>The sentences that belong to what was chosen: of the smallest gold sets that share most with it.</summary>
    public HashSet<(int Passage, int Sentence)> Wanted(IReadOnlyList<ClaimSentence> chosen)
    {
        var have = chosen.Select(Reference).ToHashSet();
        var most = claim.GoldSets.Max(z => z.Count(have.Contains));
        var nearest = claim.GoldSets.Where(z => z.Count(have.Contains) == most).ToList();
        var smallest = nearest.Min(z => z.Count);
        return [.. nearest.Where(z => z.Count == smallest).SelectMany(z => z).Except(have)];
    }
}
