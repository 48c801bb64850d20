using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>
/// Learns the weights of answerability: a logistic regression. The sets weigh half, twins and retrieved passages a quarter
/// each; in each of these the answerable weigh as much as the others, and on each side every kind the same.
/// </summary>
internal static class AnswerabilityLearner
{
    /// <summary>
    /// Weights that the data can't teach, set by hand: next to none of its questions has the parties swapped, denies or
    /// supposes what the text doesn't, or asks about a deed that nobody did, which is where a made-up answer costs most.
    /// Where one of them holds, nothing is learned: else the other weights would make up for it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, double> Held = new Dictionary<string, double>
    {
        ["roles_conflict"] = -2,
        ["patient_differs"] = -1,
        ["date_differs"] = -2,
        ["negation_differs"] = -3,
        ["supposes_more"] = -2,
        ["time_differs"] = -2,
        ["deed_missing"] = -1.2,
        ["speaker_differs"] = -2,
        ["lacks_who"] = -1,
        ["lacks_when"] = -2.5,
        ["object_missing"] = -1.2,
        ["agent_missing"] = -1.2,
        ["denied"] = -2,
        ["deed_elsewhere"] = -1,
        ["asked_missing"] = -0.6,
        ["lacks_number"] = -2.5,
        ["lacks_why"] = -1,
    };

    private static readonly (int Feature, double Weight)[] HeldColumns =
        [.. AnswerabilityFeatures.Table.Index().Where(f => Held.ContainsKey(f.Item.Name)).Select(f => (f.Index, Held[f.Item.Name]))];

    public static double[] Learn(IReadOnlyList<JudgedQuestion> rows, int[] features, double pull)
    {
        rows = [.. rows.Where(r => HeldColumns.All(h => r.Values[h.Feature] == 0))];
        var counts = rows.CountBy(r => (r.Origin, r.Question.Answerable, r.Kind)).ToDictionary();
        var kinds = counts.Keys.CountBy(k => (k.Origin, k.Answerable)).ToDictionary();
        var used = rows.Select(r => (
            Weight: Share(r.Origin) / 2 / kinds[(r.Origin, r.Question.Answerable)] / counts[(r.Origin, r.Question.Answerable, r.Kind)],
            Sign: r.Question.Answerable ? 1.0 : -1.0,
            Values: Array.ConvertAll(features, f => r.Values[f]))).ToArray();
        var learned = Minimiser.Minimise(Loss, new double[features.Length]);
        var weights = new double[rows[0].Values.Length];
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
            foreach (var (weight, sign, values) in used)
            {
                var z = sign * Minimiser.Dot(values, w);
                loss += weight * (z > 0 ? Math.Log(1 + Math.Exp(-z)) : Math.Log(1 + Math.Exp(z)) - z);
                var slope = -weight * sign / (1 + Math.Exp(z));
                for (var k = 0; k < w.Length; k++)
                {
                    gradient[k] += slope * values[k];
                }
            }

            // The first is the constant.
            for (var k = 1; k < w.Length; k++)
            {
                loss += pull / 2 * w[k] * w[k];
                gradient[k] += pull * w[k];
            }

            return loss;
        }
    }

    private static double Share(QuestionOrigin origin) => origin == QuestionOrigin.Set ? 0.5 : 0.25;
}
