using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Makes an answer of a recorded one, if it still stands on the current sources.</summary>
/// <param name="sources">The store of the sources.</param>
internal sealed class RecordedAnswerCheck(ISourceStore sources)
{
    /// <summary>Verifies every quote against the current revision of its source.</summary>
    /// <returns>The answer as it was; null when a source that it quotes was changed or removed since.</returns>
    public async Task<Answer?> VerifyAsync(AnswerRecord record, CancellationToken cancellationToken) => record.Answer switch
    {
        RecordedAnswer.Grounded(var draft) =>
            await ReadRevisionsAsync(draft.Claims.SelectMany(c => c.Quotes), cancellationToken) is { } revisions
            && AllStand(draft, revisions)
                ? GroundedAnswer.Verify(draft, revisions)
                : null,
        RecordedAnswer.Abstained(var reason, var missing, null) => new Abstention(reason, missing, null),
        RecordedAnswer.Abstained(var reason, var missing, { } nearest) =>
            await ReadRevisionsAsync([nearest], cancellationToken) is { } revisions
            && new CitationVerifier(revisions).Verify(nearest) is QuoteVerdict.Verified(var citation)
                ? new Abstention(reason, missing, citation)
                : null,
        _ => null,
    };

    // Verifying a draft drops what doesn't stand; a recorded answer stands whole or not at all.
    private static bool AllStand(DraftAnswer draft, List<SourceRevision> revisions)
    {
        var verifier = new CitationVerifier(revisions);
        return draft.Claims.All(c => c.Quotes.All(q => verifier.Verify(q) is QuoteVerdict.Verified));
    }

    private async Task<List<SourceRevision>?> ReadRevisionsAsync(IEnumerable<DraftQuote> quotes, CancellationToken cancellationToken)
    {
        var revisions = new List<SourceRevision>();
        foreach (var (workspaceId, sourceId, number) in quotes.Select(q => (q.WorkspaceId, q.SourceId, q.Revision)).Distinct())
        {
            var current = await sources.FindAsync(workspaceId, sourceId, cancellationToken);
            if (current?.Number != number)
            {
                return null;
            }

            revisions.Add(current);
        }

        return revisions;
    }
}
