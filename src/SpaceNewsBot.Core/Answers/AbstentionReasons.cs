using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The sentence that says why there is no answer.</summary>
internal static class AbstentionReasons
{
    public const string Nothing = "The sources have nothing about that.";

    public const string NotAnswered = "The sources don't answer that.";

    public static string For(EvidenceSelection selection, bool hasNearest)
    {
        if (!hasNearest)
        {
            return Nothing;
        }

        return selection.PartiesDiffer
            ? "The sources don't say that: in them somebody else does it, or it is done to somebody else."
            : NotAnswered;
    }

    public static string ForSource(string field, IReadOnlyList<SourceRevision> revisions)
    {
        var recorded = revisions.Select(r => SourceFacts.ValueOf(r.Metadata, field)).OfType<string>().Distinct().ToList();
        return recorded.Count == 0
            ? $"Neither the sources nor their records name the {field}."
            : $"The text doesn't name its {field}; the source's record has: {string.Join("; ", recorded)}.";
    }
}
