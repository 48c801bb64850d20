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
        var sets = RankFeatures(members.ConvertAll(i => signatures[i].Features));
        var byFeature = new Dictionary<int, List<int>>();
        for (var i = 0; i < members.Count; i++)
        {
            var needed = ((Shared * sets[i].Length) + Of - 1) / Of;
            var seen = new HashSet<int>();
            foreach (var feature in sets[i].Take(sets[i].Length - needed + 1))
            {
                ref var holders = ref CollectionsMarshal.GetValueRefOrAddDefault(byFeature, feature, out _);
                holders ??= [];
                foreach (var other in holders)
                {
                    // What is together already needn't be compared: the same question a thousand times is one chain.
                    if (Find(first, members[other]) != Find(first, members[i])
                        && seen.Add(other)
                        && Overlap(sets[i], sets[other])
                        && signatures[members[i]].NamesAgree(signatures[members[other]]))
                    {
                        Unite(first, members[i], members[other]);
                    }
                }

                holders.Add(i);
            }
        }
    }

    // Each set as numbers in order, the rarest feature first: comparing two is one walk along both.
    private static List<int[]> RankFeatures(List<HashSet<string>> sets)
    {
        var ranks = sets
            .SelectMany(features => features)
            .CountBy(feature => feature, StringComparer.Ordinal)
            .OrderBy(feature => feature.Value)
            .ThenBy(feature => feature.Key, StringComparer.Ordinal)
            .Select((feature, rank) => (feature.Key, rank))
            .ToDictionary(feature => feature.Key, feature => feature.rank, StringComparer.Ordinal);
        return sets.ConvertAll(features => features.Select(feature => ranks[feature]).Order().ToArray());
    }

    private static bool Overlap(int[] one, int[] other)
    {
        var (both, i, j) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            both += one[i] == other[j] ? 1 : 0;
            var (a, b) = (one[i], other[j]);
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }

        return Of * both >= Shared * (one.Length + other.Length - both);
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
