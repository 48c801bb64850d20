namespace SpaceNewsBot.Training;

/// <summary>
/// Learns the weights of answerability: a logistic regression. The sets weigh half, twins and retrieved passages a quarter
/// each; in each of these the answerable weigh as much as the others, and on each side every kind the same.
/// </summary>
internal static class AnswerabilityLearner
{
    public static double[] Learn(IReadOnlyList<JudgedQuestion> rows, int[] features, double pull)
    {
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
