using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>
/// Learns how evidence for a claim is chosen, and how chosen evidence is judged: logistic regressions, their weights drawn
/// towards 0. No randomness.
/// </summary>
internal static class ClaimLearner
{
    /// <summary>How likely a sentence behind the first must be.</summary>
    public const double Further = 0.15;

    // How strongly weights are drawn to 0, for figures that vary by 1.
    private const double ChoicePull = 30;
    private const double SupportPull = 40;

    // The first round follows the gold sets, the others what was learned: so that it learns from its own mistakes too.
    private const int Rounds = 3;
    private const int MostSteps = 5;
    private const double GoesOnFrom = 0.2;

    /// <summary>Weights of a further sentence, in the order of <see cref="EvidenceChoice.Features"/>.</summary>
    public static double[] LearnChoice(IReadOnlyList<CollectedClaim> claims)
    {
        var rows = new List<(double[] Figures, bool Is)>();
        double[]? weights = null;
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var claim in claims.Where(c => c.Claim.GoldSets.Count > 0))
            {
                var choice = new EvidenceChoice(claim.Text);
                for (var step = 0; step < MostSteps; step++)
                {
                    var measured = choice.Measure();
                    var wanted = claim.Wanted(choice.Chosen);
                    rows.AddRange(measured.Select(m => (m.Figures, wanted.Contains(claim.Reference(m.Sentence)))));
                    var (next, probability) = weights is null
                        ? (measured.Where(m => wanted.Contains(claim.Reference(m.Sentence))).OrderByDescending(m => m.Figures[1]).Select(m => m.Sentence).FirstOrDefault(), 1)
                        : choice.Best(weights);
                    if (next is null || (probability < GoesOnFrom && step > 0))
                    {
                        break;
                    }

                    choice.Add(next, probability);
                }
            }

            weights = Logistic([.. rows], ChoicePull);
        }

        return weights!;
    }

    /// <summary>Weights of judged evidence, in the order of <see cref="SupportFeatures.Names"/>.</summary>
    /// <param name="rows">The figures of each claim's evidence.</param>
    /// <param name="from">From which support on a claim counts.</param>
    public static double[] LearnSupport(IReadOnlyList<(double[] Figures, ClaimSupport Support)> rows, ClaimSupport from) =>
        Logistic([.. rows.Select(r => (r.Figures, r.Support >= from))], SupportPull);

    private static double[] Logistic((double[] Figures, bool Is)[] rows, double pull)
    {
        var n = rows[0].Figures.Length;
        var (mean, spread) = (new double[n], new double[n]);
        for (var k = 1; k < n; k++)
        {
            mean[k] = rows.Average(r => r.Figures[k]);
            spread[k] = Math.Sqrt(rows.Average(r => (r.Figures[k] - mean[k]) * (r.Figures[k] - mean[k])));
        }

        var used = Array.ConvertAll(rows, r => (Sign: r.Is ? 1.0 : -1.0, Values: r.Figures.Select((v, k) => k == 0 ? 1 : spread[k] < 1e-9 ? 0 : (v - mean[k]) / spread[k]).ToArray()));
        var learned = Minimiser.Minimise(Loss, new double[n]);
        var weights = new double[n];
        weights[0] = learned[0];
        for (var k = 1; k < n; k++)
        {
            weights[k] = spread[k] < 1e-9 ? 0 : learned[k] / spread[k];
            weights[0] -= weights[k] * mean[k];
        }

        return weights;

        double Loss(double[] w, double[] gradient)
        {
            Array.Clear(gradient);
            double loss = 0;
            foreach (var (sign, values) in used)
            {
                var z = sign * Minimiser.Dot(values, w);
                loss += z > 0 ? Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)) - z;
                var slope = -sign / (1 + Math.Exp(z));
                for (var k = 0; k < n; k++)
                {
                    gradient[k] += slope * values[k];
                }
            }

            for (var k = 1; k < n; k++)
            {
                loss += pull / 2 * w[k] * w[k];
                gradient[k] += pull * w[k];
            }

            return loss;
        }
    }
}
