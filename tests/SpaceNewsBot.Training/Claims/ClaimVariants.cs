using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>
/// Makes further claims to learn from of one that people judged: without all of its evidence the text supports it no more,
/// without a sentence that every set of evidence needs or with a fact made wrong only in part.
/// </summary>
internal static class ClaimVariants
{
    /// <summary>The claims that can be made of one.</summary>
    public static IEnumerable<DevelopmentClaim> Of(DevelopmentClaim claim, ClaimText text)
    {
        if (claim.GoldSets.Count == 0)
        {
            yield break;
        }

        yield return Without(claim, [.. claim.GoldSets.SelectMany(z => z)], ClaimSupport.NotSupported);
        if (claim.Support != ClaimSupport.Supported)
        {
            yield break;
        }

        var smallest = claim.GoldSets.MinBy(z => z.Count)!;
        foreach (var needed in smallest.Order().Where(_ => smallest.Count > 1))
        {
            // What another set has in its place goes too.
            yield return Without(claim, [needed, .. claim.GoldSets.SelectMany(z => z).Except(smallest)], ClaimSupport.PartiallySupported);
        }

        var names = text.Sentences.SelectMany(s => s.Sentence.Names.Select(n => s.Sentence.TextOf(n.FirstToken, n.EndToken))).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (_, changed) in text.Reading.Sentences.Take(1).SelectMany(s => FalseClaims.Of(s, names)).Where(f => f.Kind is "number" or "date" or "name"))
        {
            yield return claim with { Claim = changed, Support = ClaimSupport.PartiallySupported, GoldSets = [] };
        }
    }

    private static DevelopmentClaim Without(DevelopmentClaim claim, HashSet<(int Passage, int Sentence)> dropped, ClaimSupport support) => claim with
    {
        Passages = [.. claim.Passages.Select((p, i) => p with { Sentences = [.. p.Sentences!.Where((_, k) => !dropped.Contains((i, k)))] })],
        Support = support,
        GoldSets = [],
    };
}
