using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Sources;

/// <summary>The sentences of a passage.</summary>
internal static class PassageSentences
{
    /// <summary>The sentences of one of a revision's passages, in order; offsets count in the revision's text.</summary>
    public static IEnumerable<TextSpan> Of(SourceRevision revision, Passage passage) =>
        SentenceSplitter.Split(revision.Text.AsSpan(passage.Start, passage.End - passage.Start))
            .Select(s => new TextSpan(passage.Start + s.Start, passage.Start + s.End));
}
