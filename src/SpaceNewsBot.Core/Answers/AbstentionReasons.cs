using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The sentence that says why there is no answer.</summary>
internal static class AbstentionReasons
{
    public static string Nothing => ChatTexts.NothingAboutThat;

    public static string NotAnswered => ChatTexts.NotAnswered;

    public static string For(EvidenceSelection selection, bool hasNearest)
    {
        if (!hasNearest)
        {
            return Nothing;
        }

        return selection.PartiesDiffer ? ChatTexts.PartiesDiffer : NotAnswered;
    }

    public static string ForSource(string field, IReadOnlyList<SourceRevision> revisions)
    {
        var recorded = revisions.Select(r => SourceFacts.ValueOf(r.Metadata, field)).OfType<string>().Distinct().ToList();
        return recorded.Count == 0
            ? ChatTexts.FieldNowhere(ChatTexts.Gap(field))
            : ChatTexts.FieldOnlyRecorded(ChatTexts.Gap(field), string.Join("; ", recorded));
    }
}
