namespace SpaceNewsBot.Training;

/// <summary>
/// Whether two engines differ by more than chance: the same questions for both, drawn again and again, and how far apart
/// each figure lies in most of the draws.
/// </summary>
/// <param name="draws">How often to draw.</param>
/// <param name="level">The share of draws that the interval holds.</param>
internal sealed class PairedBootstrap(int draws, double level)
{
    /// <summary>Compares all figures that both engines have.</summary>
    /// <param name="set">The name of the questions.</param>
    /// <param name="before">What the first engine made of each question.</param>
    /// <param name="after">What the second made of them, in the same order.</param>
    public IEnumerable<FigureDifference> Compare(string set, Prediction[] before, Prediction[] after)
    {
        var figures = Figure.All
            .Select(f => (Figure: f, Before: f.Of(before), After: f.Of(after), Differences: new List<double>(draws)))
            .Where(f => f.Before is not null && f.After is not null)
            .ToArray();

        foreach (var (drawnBefore, drawnAfter) in Draw(before, after))
        {
            foreach (var (figure, _, _, differences) in figures)
            {
                if (figure.Of(drawnAfter) - figure.Of(drawnBefore) is { } difference)
                {
                    differences.Add(difference);
                }
            }
        }

        foreach (var (figure, ofBefore, ofAfter, differences) in figures)
        {
            var (low, high) = Middle(differences);
            yield return new FigureDifference(set, figure, ofBefore!.Value, ofAfter!.Value, low, high);
        }
    }

    /// <summary>Between what the difference of one figure lies.</summary>
    /// <param name="before">What the first engine made of each case.</param>
    /// <param name="after">What the second made of them, in the same order.</param>
    /// <param name="figure">Sums up cases.</param>
    public (double Low, double High) Interval<T>(T[] before, T[] after, Func<T[], double> figure) =>
        Middle([.. Draw(before, after).Select(d => figure(d.After) - figure(d.Before))]);

    // The same two arrays each time, drawn anew.
    private IEnumerable<(T[] Before, T[] After)> Draw<T>(T[] before, T[] after)
    {
        // A generator of our own, so that every run prints the same.
        ulong state = 13;
        var (drawnBefore, drawnAfter) = (new T[before.Length], new T[after.Length]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < before.Length; i++)
            {
                state = (state * 6364136223846793005) + 1442695040888963407;
                var drawn = (int)((state >> 33) % (ulong)before.Length);
                (drawnBefore[i], drawnAfter[i]) = (before[drawn], after[drawn]);
            }

            yield return (drawnBefore, drawnAfter);
        }
    }

    private (double Low, double High) Middle(List<double> differences)
    {
        differences.Sort();
        var outside = (int)Math.Round(differences.Count * (1 - level) / 2);
        return (differences[outside], differences[^(1 + outside)]);
    }
}
