using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Writes an answer in the sources' own words: the name, date, number or reason first, then the sentence that holds it.</summary>
internal static class ExtractiveWriter
{
    /// <summary>Drafts an answer from selected evidence.</summary>
    /// <param name="selection">What was selected; answerable.</param>
    /// <param name="passages">The passages that the selection counts in.</param>
    public static DraftAnswer Write(EvidenceSelection selection, IReadOnlyList<RetrievedPassage> passages)
    {
        var claims = ImmutableArray.CreateBuilder<DraftClaim>();
        foreach (var evidence in selection.Evidence)
        {
            var quote = Quote(evidence, passages);
            var isFirst = claims.Count == 0;
            var lead = isFirst && selection.ShortAnswers.Length > 0 ? Quote(selection.ShortAnswers[0], passages).Text : null;
            claims.Add(new DraftClaim(lead is null || lead == quote.Text ? $"“{quote.Text}”" : $"{lead} — “{quote.Text}”", [quote]));
        }

        return new DraftAnswer(claims.ToImmutable(), selection.Missing);
    }

    /// <summary>The first sentence of a story, as a claim; none for a text without one.</summary>
    public static IEnumerable<DraftClaim> Opening(SourceRevision revision)
    {
        if (revision.Passages.FirstOrDefault(p => p.Kind == PassageKind.Body) is not { } passage)
        {
            yield break;
        }

        foreach (var (start, end) in PassageSentences.Of(revision, passage).Take(1))
        {
            var quote = new DraftQuote(revision.WorkspaceId, revision.SourceId, revision.Number, revision.Text[start..end], start);
            yield return new DraftClaim($"“{quote.Text}”", [quote]);
        }
    }

    /// <summary>A piece of evidence as a quote of its source that can be read alone.</summary>
    public static DraftQuote Quote(Evidence evidence, IReadOnlyList<RetrievedPassage> passages)
    {
        var (revision, passage) = passages[evidence.Passage];
        var start = passage.Start + evidence.QuoteStart;
        return new DraftQuote(revision.WorkspaceId, revision.SourceId, revision.Number, revision.Text[start..(passage.Start + evidence.QuoteEnd)], start);
    }
}
