namespace SpaceNewsBot.Training;

/// <summary>Minimises a smooth convex function by limited-memory BFGS (Nocedal and Wright 2006, algorithm 7.5). No randomness.</summary>
internal static class Minimiser
{
    private const int Memory = 8;
    private const int MostSteps = 300;
    private const double Small = 1e-7;

    /// <param name="function">Its value at a point; fills in the gradient.</param>
    /// <param name="start">Where to begin.</param>
    public static double[] Minimise(Func<double[], double[], double> function, double[] start)
    {
        var n = start.Length;
        var x = (double[])start.Clone();
        var gradient = new double[n];
        var value = function(x, gradient);
        var past = new List<(double[] Step, double[] Change, double Rho)>();
        for (var step = 0; step < MostSteps && Math.Sqrt(Dot(gradient, gradient)) > Small; step++)
        {
            var direction = Direction(gradient, past);
            var slope = Dot(direction, gradient);
            if (slope >= 0)
            {
                past.Clear();
                direction = Array.ConvertAll(gradient, g => -g);
                slope = -Dot(gradient, gradient);
            }

            var size = past.Count == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1.0;
            var next = new double[n];
            var nextGradient = new double[n];
            double nextValue;
            while (true)
            {
                for (var i = 0; i < n; i++)
                {
                    next[i] = x[i] + (size * direction[i]);
                }

                nextValue = function(next, nextGradient);
                if (nextValue <= value + (1e-4 * size * slope) || size < 1e-10)
                {
                    break;
                }

                size /= 2;
            }

            var s = new double[n];
            var y = new double[n];
            for (var i = 0; i < n; i++)
            {
                s[i] = next[i] - x[i];
                y[i] = nextGradient[i] - gradient[i];
            }

            var curvature = Dot(s, y);
            if (curvature > 1e-12)
            {
                past.Add((s, y, 1 / curvature));
                if (past.Count > Memory)
                {
                    past.RemoveAt(0);
                }
            }

            var gain = value - nextValue;
            (x, gradient, value) = (next, nextGradient, nextValue);
            if (gain < 1e-10)
            {
                break;
            }
        }

        return x;
    }

    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Rho)> past)
    {
        var q = (double[])gradient.Clone();
        var alpha = new double[past.Count];
        for (var k = past.Count - 1; k >= 0; k--)
        {
            alpha[k] = past[k].Rho * Dot(past[k].Step, q);
            Add(q, past[k].Change, -alpha[k]);
        }

        var scale = past.Count == 0 ? 1 : 1 / (past[^1].Rho * Dot(past[^1].Change, past[^1].Change));
        for (var i = 0; i < q.Length; i++)
        {
            q[i] *= scale;
        }

        for (var k = 0; k < past.Count; k++)
        {
            Add(q, past[k].Step, alpha[k] - (past[k].Rho * Dot(past[k].Change, q)));
        }

        return Array.ConvertAll(q, v => -v);
    }

    public static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += times * what[i];
        }
    }
}
