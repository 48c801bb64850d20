using SpaceNewsBot.Core.Events.MainEvents;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>
/// Learns the weights of a slot: the probability of what the coders marked, among all candidates and the empty slot. Weights
/// are drawn towards what one expects, as 48 articles teach little.
/// </summary>
internal static class MainEventLearner
{
    private const double Never = -100;

    /// <summary>Learns the weights of all slots.</summary>
    /// <param name="lessons">What to learn from.</param>
    /// <param name="settings">How strongly weights are drawn to what is expected, and when a slot stays empty, by slot.</param>
    public static MainEventWeights Learn(IEnumerable<SlotLesson> lessons, IReadOnlyDictionary<MainEventSlot, SlotSetting> settings)
    {
        var weights = new MainEventWeights();
        foreach (var slot in lessons.GroupBy(l => l.Slot))
        {
            Learn(slot.Key, [.. slot.Where(l => l.Teaches)], settings[slot.Key], weights);
        }

        return weights;
    }

    private static void Learn(MainEventSlot slot, SlotLesson[] lessons, SlotSetting setting, MainEventWeights weights)
    {
        // Somebody always did something: who and what are never left empty where there is a candidate.
        var canBeEmpty = lessons.Any(l => l.IsEmpty);
        string[] names = [.. lessons.SelectMany(l => l.Candidates).SelectMany(c => c.Features.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), MainEventWeights.Empty];
        var columns = names.Index().ToDictionary(n => n.Item, n => n.Index, StringComparer.Ordinal);
        var empty = names.Length - 1;
        var rows = Array.ConvertAll(lessons, l => (
            l.IsEmpty,
            l.IsRight,
            Values: l.Candidates.ConvertAll(c => c.Features.Where(f => f.Value != 0).Select(f => (Column: columns[f.Key], f.Value)).ToArray())));
        var expected = Array.ConvertAll(names, n => MainEventModel.Expected.GetValueOrDefault((slot, n)));
        var learned = Minimiser.Minimise(Loss, expected);
        for (var k = 0; k < names.Length; k++)
        {
            weights[slot, names[k]] = k == empty && !canBeEmpty ? Never : learned[k];
        }

        weights[slot, MainEventWeights.Least] = setting.Least;

        double Loss(double[] w, double[] gradient)
        {
            Array.Clear(gradient);
            double loss = 0;
            foreach (var (isEmpty, isRight, values) in rows)
            {
                var scores = new double[values.Count + 1];
                for (var i = 0; i < values.Count; i++)
                {
                    foreach (var (column, value) in values[i])
                    {
                        scores[i] += w[column] * value;
                    }
                }

                scores[^1] = canBeEmpty ? w[empty] : Never;
                var top = scores.Max();
                double all = 0, right = 0;
                for (var i = 0; i < scores.Length; i++)
                {
                    var e = Math.Exp(scores[i] - top);
                    all += e;
                    right += (i < values.Count ? !isEmpty && isRight[i] : isEmpty) ? e : 0;
                }

                loss += Math.Log(all) - Math.Log(right);
                for (var i = 0; i < scores.Length; i++)
                {
                    var e = Math.Exp(scores[i] - top);
                    var isGold = i < values.Count ? !isEmpty && isRight[i] : isEmpty;
                    var slope = (e / all) - (isGold ? e / right : 0);
                    if (i == values.Count)
                    {
                        gradient[empty] += slope;
                        continue;
                    }

                    foreach (var (column, value) in values[i])
                    {
                        gradient[column] += slope * value;
                    }
                }
            }

            for (var k = 0; k < w.Length; k++)
            {
                var distance = w[k] - expected[k];
                loss += setting.Pull / 2 * distance * distance;
                gradient[k] += setting.Pull * distance;
            }

            return loss;
        }
    }
}
