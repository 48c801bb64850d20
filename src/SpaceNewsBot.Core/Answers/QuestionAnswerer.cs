using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The way of a question: analyse, retrieve, select, write, verify. Safe for any number of threads.</summary>
/// <param name="sources">The store of the sources.</param>
public sealed class QuestionAnswerer(ISourceStore sources)
{
    private readonly Retriever retriever = new(sources);

    /// <summary>Answers a question from the workspace's current revisions.</summary>
    /// <param name="question">At most <see cref="Question.MaxLength"/> characters; longer ones are the caller's to refuse.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var understood = FollowUps.WriteOut(question.Text, question.Previous);
        var analysis = QuestionAnalyzer.Analyze(understood);
        var answer = analysis.Kind switch
        {
            QuestionKind.Overview => await FromLedgerAsync(question.WorkspaceId, analysis, cancellationToken),
            QuestionKind.AboutSource => await AboutSourceAsync(question.WorkspaceId, analysis, cancellationToken),
            _ => await FromPassagesAsync(question.WorkspaceId, analysis, cancellationToken),
        };
        return new AnsweredQuestion(understood, answer);
    }

    private async Task<Answer> FromPassagesAsync(string workspaceId, QuestionAnalysis question, CancellationToken cancellationToken)
    {
        var passages = (await retriever.RetrieveAsync(workspaceId, question.Sentence.Text, cancellationToken))
            .Where(p => p.Passage.Kind is PassageKind.Body or PassageKind.Title)
            .ToList();
        var selection = EvidenceSelector.Select(question, passages.ConvertAll(AsEvidencePassage));
        var revisions = passages.Select(p => p.Revision).Distinct().ToList();
        return selection.Answerable && GroundedAnswer.Verify(ExtractiveWriter.Write(selection, passages), revisions) is { } answer
            ? answer
            : Abstain(selection, passages, revisions);
    }

    private static EvidencePassage AsEvidencePassage(RetrievedPassage passage) => new(
        $"{passage.Revision.SourceId}/{passage.Passage.Ordinal}",
        passage.Revision.Metadata.Title ?? "",
        passage.Text,
        $"{passage.Revision.WorkspaceId}/{passage.Revision.SourceId}",
        passage.Passage.Kind);

    private static Abstention Abstain(EvidenceSelection selection, List<RetrievedPassage> passages, List<SourceRevision> revisions)
    {
        var nearest = selection.Evidence.Length > 0
            && new CitationVerifier(revisions).Verify(ExtractiveWriter.Quote(selection.Evidence[0], passages)) is QuoteVerdict.Verified(var citation)
            ? citation
            : null;
        return new Abstention(AbstentionReasons.For(selection, hasNearest: nearest is not null), selection.Missing, nearest);
    }

    private async Task<Answer> FromLedgerAsync(string workspaceId, QuestionAnalysis analysis, CancellationToken cancellationToken)
    {
        var revisions = new List<SourceRevision>();
        var claims = ImmutableArray.CreateBuilder<DraftClaim>();
        var missing = new List<string>();
        foreach (var workspace in Retriever.Workspaces(workspaceId))
        {
            var rows = LedgerQuery.Select(analysis, await sources.ReadEventsAsync(workspace, cancellationToken));
            foreach (var (id, number) in rows.Select(r => (r.SourceId, r.Revision)).Distinct())
            {
                if (await retriever.GetRevisionAsync(workspace, id, number, cancellationToken) is { } revision)
                {
                    revisions.Add(revision);
                }
            }

            if (LedgerWriter.Write(rows, revisions) is { } draft)
            {
                claims.AddRange(draft.Claims);
                missing.AddRange(draft.Missing);
            }

            if (!LedgerQuery.AsksForStopping(analysis))
            {
                foreach (var revision in await NewestAsync(workspace, except: revisions, cancellationToken))
                {
                    // A story without a row still has a first sentence.
                    revisions.Add(revision);
                    claims.AddRange(ExtractiveWriter.Opening(revision));
                }
            }
        }

        return GroundedAnswer.Verify(new DraftAnswer(claims.ToImmutable(), [.. missing.Distinct()]), revisions) is { } answer
            ? answer
            : await FromPassagesAsync(workspaceId, analysis, cancellationToken);
    }

    private async Task<Answer> AboutSourceAsync(string workspaceId, QuestionAnalysis analysis, CancellationToken cancellationToken)
    {
        var field = SourceFacts.AskedField(analysis);
        var revisions = new List<SourceRevision>();
        if (SourceFacts.NamesTopic(analysis))
        {
            // "Who wrote the harbour article?": the source that is about it.
            var nearest = await retriever.RetrieveAsync(workspaceId, analysis.Sentence.Text, cancellationToken);
            revisions.AddRange(nearest.Take(1).Select(p => p.Revision));
        }

        if (revisions.Count == 0)
        {
            foreach (var workspace in Retriever.Workspaces(workspaceId))
            {
                revisions.AddRange(await NewestAsync(workspace, except: [], cancellationToken));
            }
        }

        var claims = revisions.Select(r => SourceFacts.Find(r, field)).OfType<DraftClaim>().ToImmutableArray();
        return GroundedAnswer.Verify(new DraftAnswer(claims, []), revisions) is { } answer
            ? answer
            : new Abstention(AbstentionReasons.ForSource(field, revisions), [field], null);
    }

    private async Task<List<SourceRevision>> NewestAsync(string workspace, IReadOnlyList<SourceRevision> except, CancellationToken cancellationToken)
    {
        const int MaxSources = 3;
        var newest = new List<SourceRevision>();
        var sourcesByAge = (await sources.ListAsync(workspace, cancellationToken))
            .Where(s => s.State == SourceState.Standing)
            .OrderByDescending(s => s.UpdatedAt);
        foreach (var source in sourcesByAge.Where(s => except.All(r => (r.WorkspaceId, r.SourceId) != (s.WorkspaceId, s.Id))).Take(MaxSources))
        {
            if (await retriever.GetRevisionAsync(workspace, source.Id, source.Revision, cancellationToken) is { } revision)
            {
                newest.Add(revision);
            }
        }

        return newest;
    }
}
