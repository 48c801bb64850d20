using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Previews;

/// <summary>As many items as there is room to show.</summary>
/// <typeparam name="T">What they are.</typeparam>
/// <param name="Items">The first of them.</param>
/// <param name="LeftOut">How many follow that aren't here.</param>
public sealed record BoundedList<T>(ImmutableArray<T> Items, int LeftOut)
{
    /// <summary>How many there are in all.</summary>
    public int Count => Items.Length + LeftOut;

    internal static BoundedList<T> First(IReadOnlyCollection<T> all, int most) => new([.. all.Take(most)], Math.Max(0, all.Count - most));
}
