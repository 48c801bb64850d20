using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The answers that a person may choose among. Each is verified like any other.</summary>
internal static class AnswerOffers
{
    /// <summary>
    /// The whole answer, each of its claims alone where it has several, then what each other source answers by itself, in
    /// the order of retrieval. None where the outcome is no answer.
    /// </summary>
    public static IEnumerable<GroundedAnswer> Find(QuestionAnalysis question, AnswerBasis basis) =>
        basis.Answer is GroundedAnswer whole
            ? FindAll(question, basis, whole).DistinctBy(Words)
            : [];

    private static IEnumerable<GroundedAnswer> FindAll(QuestionAnalysis question, AnswerBasis basis, GroundedAnswer whole)
    {
        yield return whole;
        if (whole.Claims.Length > 1)
        {
            foreach (var part in basis.Parts)
            {
                if (GroundedAnswer.Verify(part, basis.Revisions) is { } alone)
                {
                    yield return alone;
                }
            }
        }

        foreach (var source in basis.Passages.GroupBy(p => (p.Revision.WorkspaceId, p.Revision.SourceId)))
        {
            // What the whole answer quotes was offered already.
            if (whole.Citations.Any(c => (c.WorkspaceId, c.SourceId) == source.Key))
            {
                continue;
            }

            var passages = source.ToList();
            if (PassageWriter.Write(PassageWriter.Select(question, passages), passages, [passages[0].Revision]) is { } other)
            {
                yield return other;
            }
        }
    }

    // Two offers that read the same are one, whichever sources print them.
    private static string Words(GroundedAnswer answer) =>
        string.Join('\0', answer.Claims.Select(c => c.Text).Append("").Concat(answer.Citations.Select(c => c.Quote)));
}
