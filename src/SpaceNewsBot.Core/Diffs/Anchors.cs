using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Diffs;

/// <summary>
/// Finds where two texts surely belong together: at what stands once in each, in the same order in both (as in a patience
/// diff). Takes n log n of the number of units.
/// </summary>
internal static class Anchors
{
    private const int None = -1;
    private const int Several = -2;

    /// <summary>
    /// The indices, in units, at which <paramref name="size"/> units are the same; rising in both, without overlap. Of the
    /// old text only every <paramref name="size"/>-th index is tried: that finds a part of every longer common stretch.
    /// </summary>
    public static List<(int Old, int New)> Find(
        string before, ReadOnlySpan<TextSpan> old, string after, ReadOnlySpan<TextSpan> @new, int size)
    {
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        var bySpan = indices.GetAlternateLookup<ReadOnlySpan<char>>();
        var places = new List<(int Old, int New)>();
        for (var i = 0; i + size <= old.Length; i += size)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(bySpan, Window(before, old, i, size), out var exists);
            if (exists)
            {
                places[index] = (Several, None);
            }
            else
            {
                index = places.Count;
                places.Add((i, None));
            }
        }

        for (var i = 0; i + size <= @new.Length; i++)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrNullRef(bySpan, Window(after, @new, i, size));
            if (!Unsafe.IsNullRef(ref index))
            {
                places[index] = (places[index].Old, places[index].New == None ? i : Several);
            }
        }

        places.RemoveAll(place => place.Old < 0 || place.New < 0);
        return WithoutOverlap(LongestRising(places), size);
    }

    private static ReadOnlySpan<char> Window(string text, ReadOnlySpan<TextSpan> units, int first, int size) =>
        text.AsSpan(units[first].Start, units[first + size - 1].End - units[first].Start);

    // The places rise by their old index; what is looked for is the longest part of them that rises by the new one too.
    private static List<(int Old, int New)> LongestRising(List<(int Old, int New)> places)
    {
        // At n, which place ends a rising row of n + 1 places with the least new index.
        var ends = new List<int>();
        var previous = new int[places.Count];
        for (var i = 0; i < places.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = places[ends[middle]].New < places[i].New ? (middle + 1, high) : (low, middle);
            }

            previous[i] = low == 0 ? None : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var rising = new List<(int Old, int New)>(ends.Count);
        for (var i = ends.Count == 0 ? None : ends[^1]; i != None; i = previous[i])
        {
            rising.Add(places[i]);
        }

        rising.Reverse();
        return rising;
    }

    private static List<(int Old, int New)> WithoutOverlap(List<(int Old, int New)> rising, int size)
    {
        var end = 0;
        return rising.FindAll(place =>
        {
            var isFree = place.New >= end;
            end = isFree ? place.New + size : end;
            return isFree;
        });
    }
}
