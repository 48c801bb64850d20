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
    /// <returns>The offer that the question's choice names; the whole answer where there is no such offer.</returns>
    public async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (analysis, basis) = await ReadAsync(question, cancellationToken);
        var chosen = question.Choice > 0
            ? AnswerOffers.Find(analysis, basis).ElementAtOrDefault(question.Choice)
            : null;
        return new AnsweredQuestion(analysis.Sentence.Text, chosen ?? basis.Answer);
    }

    /// <summary>The answers that a person may choose among, each ready to be posted: the whole one first, then its claims alone, then what other sources answer.</summary>
    /// <param name="question">As for an answer; its choice doesn't matter.</param>
    /// <param name="most">How many are wanted at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>In an order that stays while the sources do; empty when the sources don't answer.</returns>
    public async Task<ImmutableArray<GroundedAnswer>> OfferAsync(Question question, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (analysis, basis) = await ReadAsync(question, cancellationToken);
        return [.. AnswerOffers.Find(analysis, basis).Take(most)];
    }

    /// <summary>What is asked, and what the sources hold for it.</summary>
    internal async Task<(QuestionAnalysis Analysis, AnswerBasis Basis)> ReadAsync(Question question, CancellationToken cancellationToken)
    {
        var analysis = QuestionAnalyzer.Analyze(FollowUps.WriteOut(question.Text, question.Previous));
        return (analysis, analysis.Kind switch
        {
            QuestionKind.Overview => await FromLedgerAsync(question.WorkspaceId, analysis, cancellationToken),
            QuestionKind.AboutSource => await AboutSourceAsync(question.WorkspaceId, analysis, cancellationToken),
            _ => await FromPassagesAsync(question.WorkspaceId, analysis, cancellationToken),
        });
    }

    private async Task<AnswerBasis> FromPassagesAsync(string workspaceId, QuestionAnalysis question, CancellationToken cancellationToken)
    {
        var passages = (await retriever.RetrieveAsync(workspaceId, question.Sentence.Text, cancellationToken))
            .Where(p => p.Passage.Kind is PassageKind.Body or PassageKind.Title)
            .ToList();
        var selection = PassageWriter.Select(question, passages);
        if (question.Overview is { Actor: not null })
        {
            // "What did SpaceX do?" has no party or thing for an answer.
            selection = selection with { ShortAnswers = [] };
        }

        var revisions = passages.Select(p => p.Revision).Distinct().ToList();
        return PassageWriter.Write(selection, passages, revisions) is { } answer
            ? new AnswerBasis(answer, revisions) { Parts = PassageWriter.WriteParts(question, selection, passages), Passages = passages, Selection = selection }
            : new AnswerBasis(Abstain(selection, passages, revisions), revisions) { Passages = passages, Selection = selection };
    }

    private static Abstention Abstain(EvidenceSelection selection, List<RetrievedPassage> passages, List<SourceRevision> revisions)
    {
        var nearest = selection.Evidence.Length > 0
            && new CitationVerifier(revisions).Verify(ExtractiveWriter.Quote(selection.Evidence[0], passages)) is QuoteVerdict.Verified(var citation)
            ? citation
            : null;
        return new Abstention(AbstentionReasons.For(selection, hasNearest: nearest is not null), selection.Missing, nearest);
    }

    private async Task<AnswerBasis> FromLedgerAsync(string workspaceId, QuestionAnalysis analysis, CancellationToken cancellationToken)
    {
        var revisions = new List<SourceRevision>();
        var claims = ImmutableArray.CreateBuilder<DraftClaim>();
        var missing = new List<string>();
        IEnumerable<DraftAnswer> parts = [];
        foreach (var workspace in Retriever.Workspaces(workspaceId))
        {
            var published = analysis.Dates.Count == 0 ? []
                : (await sources.ListAsync(workspace, cancellationToken)).ToDictionary(s => s.Id, s => s.Metadata.Published, StringComparer.Ordinal);
            var rows = LedgerQuery.Select(analysis, await sources.ReadEventsAsync(workspace, cancellationToken), id => published.GetValueOrDefault(id));
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
                parts = parts.Concat(LedgerWriter.WriteEach(rows, revisions));
            }

            if (!LedgerQuery.HasFilter(analysis))
            {
                foreach (var revision in await NewestAsync(workspace, except: revisions, cancellationToken))
                {
                    // A story without a row still has a first sentence.
                    revisions.Add(revision);
                    var opening = ExtractiveWriter.Opening(revision).ToList();
                    claims.AddRange(opening);
                    parts = parts.Concat(opening.Select(c => new DraftAnswer([c], [])));
                }
            }
        }

        return GroundedAnswer.Verify(new DraftAnswer(claims.ToImmutable(), [.. missing.Distinct()]), revisions) is { } answer
            ? new AnswerBasis(answer, revisions) { Parts = parts }
            : await FromPassagesAsync(workspaceId, analysis with { Kind = AsksForParty(analysis) ? QuestionKind.Who : QuestionKind.What }, cancellationToken);
    }

    private static bool AsksForParty(QuestionAnalysis question) => question.Sentence.Tokens is [{ Word: "who" or "which" }, ..];

    private async Task<AnswerBasis> AboutSourceAsync(string workspaceId, QuestionAnalysis analysis, CancellationToken cancellationToken)
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
            ? new AnswerBasis(answer, revisions) { Parts = claims.Select(c => new DraftAnswer([c], [])) }
            : new AnswerBasis(new Abstention(AbstentionReasons.ForSource(field, revisions), [field], null), revisions);
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
