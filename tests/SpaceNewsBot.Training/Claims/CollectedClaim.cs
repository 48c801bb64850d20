using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>A claim with what its passages say of it: read once, learned from often.</summary>
internal sealed class CollectedClaim
{
    // Filled here, for folds are learned from side by side.
    private readonly Dictionary<ClaimSentence, (int Passage, int Sentence)> references = new(ReferenceEqualityComparer.Instance);

    public CollectedClaim(DevelopmentClaim claim)
    {
        Claim = claim;
        Text = new ClaimText(new ClaimReading(claim.Claim), claim.Passages);
        Most = ContradictionFinder.Find(Text).Most;
        foreach (var sentence in Text.Candidates)
        {
            references[sentence] = claim.Reference(sentence.Passage, sentence.Sentence.Span.Start, sentence.Sentence.Span.End) ?? (-1, -1);
        }
    }

    public DevelopmentClaim Claim { get; }

    public ClaimText Text { get; }

    /// <summary>The most that contradictions leave of the claim; no weight changes it.</summary>
    public ClaimSupport Most { get; }

    /// <summary>Claims made of this one, to learn from as well; none where it is such a one itself.</summary>
    public IReadOnlyList<CollectedClaim> Variants { get; private set; } = [];

    /// <summary>Reads a claim and those that can be made of it.</summary>
    public static CollectedClaim WithVariants(DevelopmentClaim claim)
    {
        var collected = new CollectedClaim(claim);
        collected.Variants = [.. ClaimVariants.Of(claim, collected.Text).Select(v => new CollectedClaim(v))];
        return collected;
    }

    /// <summary>The reference sentence that a sentence is; none where it overlaps no reference.</summary>
    public (int Passage, int Sentence) Reference(ClaimSentence sentence) => references[sentence];

    /// <summary>The sentences that belong to what was chosen: of the smallest gold sets that share most with it.</summary>
    public HashSet<(int Passage, int Sentence)> Wanted(IReadOnlyList<ClaimSentence> chosen)
    {
        var have = chosen.Select(Reference).ToHashSet();
        var most = Claim.GoldSets.Max(z => z.Count(have.Contains));
        var nearest = Claim.GoldSets.Where(z => z.Count(have.Contains) == most).ToList();
        var smallest = nearest.Min(z => z.Count);
        return [.. nearest.Where(z => z.Count == smallest).SelectMany(z => z).Except(have)];
    }
}
