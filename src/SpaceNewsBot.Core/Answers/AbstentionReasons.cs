using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The sentence that says why there is no answer.</summary>
internal static class AbstentionReasons
{
    private const int MaxNamed = 4;

    public static string For(EvidenceSelection selection, bool hasNearest)
    {
        if (!hasNearest)
        {
            return "The sources have nothing about that.";
        }

        if (selection.PartiesDiffer)
        {
            return "The sources don't say that: in them it is somebody else who does it, or it is done to somebody else.";
        }

        return selection.Missing.Length == 0
            ? "The sources don't answer that."
            : $"The sources don't answer that. Missing from them, or from what they say about it: {string.Join(", ", selection.Missing.Take(MaxNamed))}.";
    }

    public static string ForSource(string field, IReadOnlyList<SourceRevision> revisions)
    {
        var recorded = revisions.Select(r => SourceFacts.ValueOf(r.Metadata, field)).OfType<string>().Distinct().ToList();
        return recorded.Count == 0
            ? $"Neither the sources nor their records name the {field}."
            : $"The text doesn't name its {field}; the source's record has: {string.Join("; ", recorded)}.";
    }
}
