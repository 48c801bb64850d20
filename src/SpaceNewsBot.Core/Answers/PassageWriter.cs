using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Answers from retrieved passages: selects evidence, writes it out and verifies it.</summary>
internal static class PassageWriter
{
    /// <summary>Selects evidence among passages.</summary>
    public static EvidenceSelection Select(QuestionAnalysis question, List<RetrievedPassage> passages) =>
        EvidenceSelector.Select(question, passages.ConvertAll(AsEvidencePassage));

    /// <summary>The answer of a selection; null when it isn't answerable or nothing of it was found in the revisions.</summary>
    public static GroundedAnswer? Write(EvidenceSelection selection, List<RetrievedPassage> passages, IReadOnlyCollection<SourceRevision> revisions) =>
        selection.Answerable ? GroundedAnswer.Verify(ExtractiveWriter.Write(selection, passages), revisions) : null;

    /// <summary>Drafts an answer from each piece of the evidence, with what that piece lacks of what was asked.</summary>
    public static IEnumerable<DraftAnswer> WriteParts(QuestionAnalysis question, EvidenceSelection selection, List<RetrievedPassage> passages) =>
        selection.Evidence.Select((evidence, i) => ExtractiveWriter.Write(
            selection with
            {
                Evidence = [evidence],
                ShortAnswers = i == 0 ? selection.ShortAnswers : [],
                Missing = i == 0 ? selection.Missing : [.. selection.Missing.Where(gap => !Fills(question, gap, ExtractiveWriter.Quote(evidence, passages).Text))],
            },
            passages));

    // What is missing was measured at the best sentence: another one may have it.
    private static bool Fills(QuestionAnalysis question, string gap, string quote) =>
        Enum.GetValues<QuestionKind>().Where(kind => Answerability.NameOf(kind) == gap).Any(kind =>
            SentenceSplitter.Split(quote).Exists(span =>
                ExpectedSpanFinder.Find(question with { Kind = kind }, new Sentence(quote, span), anchor: -1).Count > 0));

    private static EvidencePassage AsEvidencePassage(RetrievedPassage passage) => new(
        $"{passage.Revision.SourceId}/{passage.Passage.Ordinal}",
        passage.Revision.Metadata.Title ?? "",
        passage.Text,
        $"{passage.Revision.WorkspaceId}/{passage.Revision.SourceId}",
        passage.Passage.Kind);
}
