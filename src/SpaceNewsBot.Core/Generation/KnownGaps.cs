using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>What a model may say is missing: a word of these, since whatever else it says there nobody can check.</summary>
internal static class KnownGaps
{
    private static readonly FrozenSet<string> Words = new[] { "reason", "date", "time", "place", "person", "number", "amount", "name", "manner", "duration", "source", "result" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The gaps that are known by name, in lower case, each once.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<string> missing) =>
        [.. missing.Where(Words.Contains).Select(m => m.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
}
