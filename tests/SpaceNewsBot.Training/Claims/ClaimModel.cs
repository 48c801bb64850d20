using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>Learned weights and thresholds of the claim checker, and what they make of a claim.</summary>
/// <param name="Choice">The weights by which evidence is chosen.</param>
/// <param name="Supported">Those of being supported.</param>
/// <param name="Some">Those of being supported in part at least.</param>
/// <param name="SupportedFrom">From which probability on a claim is supported.</param>
/// <param name="SomeFrom">From which probability on it is supported in part.</param>
internal sealed record ClaimModel(double[] Choice, double[] Supported, double[] Some, double SupportedFrom, double SomeFrom)
{
    // Thresholds are chosen on claims that the weights haven't seen.
    private const int InnerFolds = 5;

    // Unsupported claims are few: accuracy alone would hardly ever name one. How much finding them counts beside it.
    private const double OfUnsupported = 0.1;

    public static ClaimModel Learn(IReadOnlyList<CollectedClaim> claims)
    {
        var (choice, supported, some) = LearnWeights(claims);
        var held = new List<(double Supported, double Some, ClaimSupport Most, ClaimSupport Support)>();
        foreach (var inner in claims.Index().GroupBy(c => c.Index % InnerFolds))
        {
            var without = LearnWeights([.. claims.Index().Where(c => c.Index % InnerFolds != inner.Key).Select(c => c.Item)]);
            var model = new ClaimModel(without.Choice, without.Supported, without.Some, 0, 0);
            held.AddRange(inner.Select(c => model.Probabilities(c.Item)).Zip(inner, (p, c) => (p.Supported, p.Some, c.Item.Most, c.Item.Claim.Support)));
        }

        var (supportedFrom, someFrom) = BestThresholds(held);
        return new ClaimModel(choice, supported, some, supportedFrom, someFrom);
    }

    /// <summary>What weights make of each claim that were learned without its fold.</summary>
    public static List<JudgedClaim> Unseen(IReadOnlyList<CollectedClaim> claims)
    {
        var models = claims.Select(c => c.Claim.Fold).Distinct().AsParallel().ToDictionary(f => f, f => Learn([.. claims.Where(c => c.Claim.Fold != f)]));
        return [.. claims.Select(c => models[c.Claim.Fold].Judge(c))];
    }

    public JudgedClaim Judge(CollectedClaim claim)
    {
        var choice = EvidenceChoice.Choose(claim.Text, Choice, ClaimLearner.Further);
        var (supported, some) = Probabilities(claim);
        return new JudgedClaim(
            claim.Claim.Support,
            ClaimChecker.Decide(supported, some, claim.Most, SupportedFrom, SomeFrom),
            ClaimChecker.Confidence(supported, some, claim.Most),
            claim.Claim.SetF1([.. choice.Chosen.Select(claim.Reference).Distinct()]));
    }

    private static (double[] Choice, double[] Supported, double[] Some) LearnWeights(IReadOnlyList<CollectedClaim> claims)
    {
        var choice = ClaimLearner.LearnChoice(claims);
        var rows = claims.SelectMany(c => c.Variants.Prepend(c))
            .Select(c => (SupportFeatures.Of(EvidenceChoice.Choose(c.Text, choice, ClaimLearner.Further)), c.Claim.Support)).ToList();
        return (choice, ClaimLearner.LearnSupport(rows, ClaimSupport.Supported), ClaimLearner.LearnSupport(rows, ClaimSupport.PartiallySupported));
    }

    // Of the best pairs the middle one: the edge of a plateau is chance.
    private static (double Supported, double Some) BestThresholds(List<(double Supported, double Some, ClaimSupport Most, ClaimSupport Support)> held)
    {
        var tried = (from supported in Steps() from some in Steps() select (supported, some, Worth: Worth(supported, some))).ToList();
        var best = tried.Max(t => t.Worth);
        var plateau = tried.FindAll(t => t.Worth >= best - (1.0 / held.Count));
        return (plateau.Average(t => t.supported), plateau.Average(t => t.some));

        static IEnumerable<double> Steps() => Enumerable.Range(0, 41).Select(i => 0.1 + (i * 0.02));

        double Worth(double supported, double some)
        {
            var decided = held.ConvertAll(h => new JudgedClaim(h.Support, ClaimChecker.Decide(h.Supported, h.Some, h.Most, supported, some), h.Supported, null));
            return ClaimFigures.Accuracy(decided) + (OfUnsupported * ClaimFigures.F1(decided, ClaimSupport.NotSupported));
        }
    }

    private (double Supported, double Some) Probabilities(CollectedClaim claim)
    {
        var figures = SupportFeatures.Of(EvidenceChoice.Choose(claim.Text, Choice, ClaimLearner.Further));
        return (Probability(figures, Supported), Probability(figures, Some));
    }

    private static double Probability(double[] figures, double[] weights) => 1 / (1 + Math.Exp(-EvidenceWeights.Sum(figures, weights)));
}
