using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>
/// Learns the weights of the ranking: a conditional logit, in which each question's answering sentences compete with its
/// others. Each group of sets weighs the same. Weights are drawn towards 0.
/// </summary>
internal static class RankingLearner
{
    /// <summary>
    /// Weights that the data can't teach, set by hand: its passages are no headlines, hardly one asks, and next to none has
    /// the parties swapped, which is where a wrong answer costs most.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, double> Held = new Dictionary<string, double>
    {
        ["headline"] = -0.7,
        ["asks"] = -2,
        ["roles_conflict"] = -0.8,
        ["speaker_differs"] = -1,
    };

    private static readonly (int Feature, double Weight)[] HeldColumns =
        [.. RankingFeatures.Table.Index().Where(f => Held.ContainsKey(f.Item.Name)).Select(f => (f.Index, Held[f.Item.Name]))];

    /// <param name="questions">What to learn from.</param>
    /// <param name="features">The columns in use; the others keep the weight 0.</param>
    /// <param name="pull">How strongly weights are drawn to 0.</param>
    /// <returns>A weight for each figure of the table.</returns>
    public static double[] Learn(IReadOnlyList<CollectedQuestion> questions, int[] features, double pull)
    {
        var usable = questions.Where(q => q.CanRank && q.Values.Length > 1 && Enumerable.Range(0, q.Values.Length).Any(q.IsGold) && !Enumerable.Range(0, q.Values.Length).All(q.IsGold)).ToArray();
        var groups = usable.CountBy(q => q.Group).ToDictionary();
        var rows = Array.ConvertAll(usable, q => (
            Weight: 1.0 / groups.Count / groups[q.Group],
            Held: Array.ConvertAll(q.Values, v => HeldColumns.Sum(h => h.Weight * v[h.Feature])),
            Values: Array.ConvertAll(q.Values, v => Array.ConvertAll(features, f => v[f])),
            Gold: Enumerable.Range(0, q.Values.Length).Where(q.IsGold).ToArray()));

        var learned = Minimiser.Minimise(Loss, new double[features.Length]);
        var weights = new double[usable[0].Values[0].Length];
        for (var i = 0; i < features.Length; i++)
        {
            weights[features[i]] = learned[i];
        }

        foreach (var (feature, weight) in HeldColumns)
        {
            weights[feature] = weight;
        }

        return weights;

        double Loss(double[] w, double[] gradient)
        {
            Array.Clear(gradient);
            double loss = 0;
            foreach (var (weight, held, values, gold) in rows)
            {
                var scores = new double[values.Length];
                for (var i = 0; i < scores.Length; i++)
                {
                    scores[i] = held[i] + Minimiser.Dot(values[i], w);
                }

                var top = scores.Max();
                var sum = scores.Sum(s => Math.Exp(s - top));
                var all = top + Math.Log(sum);
                var share = weight / gold.Length;
                foreach (var g in gold)
                {
                    loss += share * (all - scores[g]);
                    for (var k = 0; k < w.Length; k++)
                    {
                        gradient[k] -= share * values[g][k];
                    }
                }

                for (var i = 0; i < values.Length; i++)
                {
                    var p = weight * Math.Exp(scores[i] - all);
                    for (var k = 0; k < w.Length; k++)
                    {
                        gradient[k] += p * values[i][k];
                    }
                }
            }

            for (var k = 0; k < w.Length; k++)
            {
                loss += pull / 2 * w[k] * w[k];
                gradient[k] += pull * w[k];
            }

            return loss;
        }
    }
}
