using System.Runtime.InteropServices;

namespace SpaceNewsBot.Core.Unanswered;

/// <summary>
/// Puts similar questions together. Two are similar when they ask for the same kind of thing, their names agree, and what
/// they are about overlaps by <see cref="Threshold"/> (Jaccard: what is in both by what is in either); similar to similar
/// shares a group, so that the groups don't depend on the order.
/// </summary>
internal static class QuestionGrouping
{
    // Threshold as a fraction: whole numbers decide alike on every machine.
    private const int Shared = 3;
    private const int Of = 5;

    /// <summary>Three words or meanings of five in common.</summary>
    public const double Threshold = (double)Shared / Of;

    /// <summary>For each question the index of the first question of its group.</summary>
    public static int[] Group(IReadOnlyList<string> questions)
    {
        var signatures = questions.Select(QuestionSignature.Of).ToArray();
        var first = Enumerable.Range(0, questions.Count).ToArray();
        foreach (var kind in Enumerable.Range(0, questions.Count).GroupBy(i => signatures[i].Kind))
        {
            Join(kind.ToList(), signatures, first);
        }

        return [.. first.Select((_, i) => Find(first, i))];
    }

    // Sets that overlap by three fifths share one of their rarest features: only those are looked up (the prefix filter of
    // Bayardo, Ma and Srikant 2007), so that a word in every question doesn't compare each with each.
    private static void Join(List<int> members, QuestionSignature[] signatures, int[] first)
    {
        var frequencies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in members.SelectMany(i => signatures[i].Features))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(frequencies, feature, out _)++;
        }

        var byFeature = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var i in members)
        {
            var features = signatures[i].Features;
            var needed = ((Shared * features.Count) + Of - 1) / Of;
            var prefix = features
                .OrderBy(feature => frequencies[feature])
                .ThenBy(feature => feature, StringComparer.Ordinal)
                .Take(features.Count - needed + 1);
            var seen = new HashSet<int>();
            foreach (var feature in prefix)
            {
                ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(byFeature, feature, out _);
                holders ??= [];
                foreach (var other in holders)
                {
                    // What is together already needn't be compared: the same question a thousand times is one chain.
                    if (Find(first, other) != Find(first, i) && seen.Add(other) && AreSimilar(signatures[i], signatures[other]))
                    {
                        Unite(first, i, other);
                    }
                }

                holders.Add(i);
            }
        }
    }

    private static bool AreSimilar(QuestionSignature one, QuestionSignature other)
    {
        var (small, large) = one.Features.Count <= other.Features.Count ? (one, other) : (other, one);
        if (Of * small.Features.Count < Shared * large.Features.Count)
        {
            return false;
        }

        var both = small.Features.Count(large.Features.Contains);
        var either = small.Features.Count + large.Features.Count - both;
        return Of * both >= Shared * either && one.NamesAgree(other);
    }

    private static void Unite(int[] first, int one, int other)
    {
        var (a, b) = (Find(first, one), Find(first, other));
        first[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Find(int[] first, int i)
    {
        while (first[i] != i)
        {
            first[i] = first[first[i]];
            i = first[i];
        }

        return i;
    }
}
