using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Chooses what a model is shown: of each source that may answer the passages that come nearest, in the text's order.</summary>
internal static class ShownPassages
{
    private const int MostOfASource = 8;

    /// <summary>The passages of each source: those that the extractive answer quotes, or the nearest one where there is no answer.</summary>
    /// <param name="basis">What was retrieved and selected.</param>
    /// <param name="mostSources">At most so many.</param>
    public static IReadOnlyList<ImmutableArray<RetrievedPassage>> Choose(AnswerBasis basis, int mostSources)
    {
        if (basis.Selection is not { } selection)
        {
            return [];
        }

        var ranked = selection.Ranking.Select(e => e.Passage).Distinct().ToList();
        var quoted = basis.Answer is GroundedAnswer answer ? answer.Citations.Select(c => (c.WorkspaceId, c.SourceId)).Distinct().ToList()
            : ranked.Count > 0 ? [SourceOf(basis.Passages[ranked[0]])]
            : [];
        return
        [
            .. quoted.Take(mostSources).Select(source => ranked.Where(p => SourceOf(basis.Passages[p]) == source).Take(MostOfASource).Order()
                .Select(p => basis.Passages[p]).ToImmutableArray()).Where(passages => !passages.IsEmpty),
        ];
    }

    private static (string, string) SourceOf(RetrievedPassage passage) => (passage.Revision.WorkspaceId, passage.Revision.SourceId);
}
