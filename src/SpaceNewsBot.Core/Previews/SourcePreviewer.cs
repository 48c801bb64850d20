using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Core.Previews;

/// <summary>
/// Says what a planned change of a source would do: it asks the golden questions and the last real ones of the store as it
/// is and of the store as it would be. Writes nothing.
/// </summary>
/// <param name="sources">Where sources are kept.</param>
/// <param name="reviews">What moderators did with the ledger.</param>
/// <param name="goldens">The golden questions.</param>
/// <param name="answers">The questions that were asked.</param>
/// <param name="clock">Dates what is shown as done.</param>
public sealed class SourcePreviewer(ISourceStore sources, IEventReviews reviews, IGoldenQuestions goldens, IAnswerLog answers, TimeProvider clock)
{
    /// <summary>So many of the newest real questions are asked, each wording once.</summary>
    public const int MaxQuestions = 100;

    // The most UTF-16 code units of the texts in the diff.
    private const int MaxDiffCharacters = 4_000;
    private const int MaxLedgerChanges = 50;
    private const int MaxFindings = 20;
    private const int MaxChecks = 50;

    // The same question is asked again and again: a hundred different ones are looked for among so many.
    private const int MaxAnswersRead = 1_000;

    /// <summary>Compares the store as it is with the store after a plan.</summary>
    /// <param name="plan">What <see cref="SourceEditor.PlanAsync"/> returned.</param>
    /// <param name="cancellationToken">Ends it between two questions.</param>
    /// <returns>Null for a plan that writes nothing: its outcome says all.</returns>
    public async Task<SourcePreview?> PreviewAsync(SourcePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var source = plan switch
        {
            SourcePlan.Write write => write.Commit.Revision,
            SourcePlan.Remove remove => remove.Before,
            SourcePlan.Release release => release.Held,
            _ => null,
        };
        if (source is null)
        {
            return null;
        }

        var asked = new Asked(
            source,
            await goldens.ListAsync(source.WorkspaceId, cancellationToken).ConfigureAwait(false),
            await ReadQuestionsAsync(source.WorkspaceId, cancellationToken).ConfigureAwait(false));
        var readings = new StoreReadings(sources, reviews);
        var now = clock.GetUtcNow();
        var nothing = new SourcePlan.Nothing(new SourceEditOutcome.Rejected(""));
        var lapsing = plan is SourcePlan.Write { Before: { } replaced, Commit: var commit }
            ? FindLapsing(replaced, commit, await readings.ReadReviewsAsync(source.WorkspaceId, cancellationToken).ConfigureAwait(false))
            : new([], 0);
        var before = new PreviewSide(new PlannedStore(readings, nothing, now));
        var effect = await CompareAsync(asked, before, new PreviewSide(new PlannedStore(readings, plan, now)), cancellationToken).ConfigureAwait(false);
        var released = plan is SourcePlan.Write { Commit.IsQuarantined: true } held
            ? await CompareAsync(
                asked,
                before,
                new PreviewSide(new PlannedStore(readings, held with { Commit = held.Commit with { IsQuarantined = false } }, now)),
                cancellationToken).ConfigureAwait(false)
            : null;
        return Describe(plan, source, effect with { LapsingReviews = lapsing }, released);
    }

    private static BoundedList<RowReview> FindLapsing(SourceRevision before, SourceCommit commit, IReadOnlyList<RowReview> reviews)
    {
        var own = reviews.Where(review => review.SourceId == before.SourceId).ToList();
        return own.Count == 0
            ? new([], 0)
            : BoundedList<RowReview>.First(
                EventReviews.FindLapsing(
                    EventReviews.Apply(before, EventExtractor.Extract(before), own), EventReviews.Apply(commit.Revision, commit.Events, own)),
                MaxLedgerChanges);
    }

    private static SourcePreview Describe(SourcePlan plan, SourceRevision source, PreviewedEffect effect, PreviewedEffect? released)
    {
        var write = plan as SourcePlan.Write;
        var (kind, answersBefore, answersAfter, findings) = plan switch
        {
            SourcePlan.Write(_, var commit, _, var answers, var found) => (KindOf(commit.Revision.Kind), answers, !commit.IsQuarantined, found),
            SourcePlan.Remove(_, _, var answers) => (SourcePreviewKind.Removed, answers, false, []),
            SourcePlan.Release(_, _, var found) => (SourcePreviewKind.Released, false, true, found),
            _ => throw new ArgumentOutOfRangeException(nameof(plan)),
        };
        return new SourcePreview(
            source.WorkspaceId,
            source.SourceId,
            kind,
            source.Number,
            answersBefore,
            answersAfter,
            write is null ? new DiffExcerpt([], 0) : DiffExcerpt.Of(WordDiff.Compare(write.Before?.Text ?? "", source.Text), MaxDiffCharacters),
            write is null ? [] : MetadataDiff.Compare(write.Before?.Metadata ?? new SourceMetadata(), source.Metadata),
            BoundedList<Finding>.First(findings, MaxFindings),
            effect,
            released);
    }

    private static SourcePreviewKind KindOf(RevisionKind kind) => kind switch
    {
        RevisionKind.Added => SourcePreviewKind.Added,
        RevisionKind.Updated => SourcePreviewKind.Updated,
        RevisionKind.Edited => SourcePreviewKind.Edited,
        RevisionKind.RolledBack => SourcePreviewKind.RolledBack,
        RevisionKind.Restored => SourcePreviewKind.Restored,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static async Task<PreviewedEffect> CompareAsync(Asked asked, PreviewSide before, PreviewSide after, CancellationToken cancellationToken)
    {
        var workspaceId = asked.Source.WorkspaceId;
        var checks = new List<GoldenCheck>();
        foreach (var golden in asked.Goldens)
        {
            var question = new Question(workspaceId, golden.Question);
            var was = await before.AnswerAsync(question, cancellationToken).ConfigureAwait(false);
            var willBe = await after.AnswerAsync(question, cancellationToken).ConfigureAwait(false);
            var (held, holds) = (Holds(golden, was), Holds(golden, willBe));
            if (held != holds || !holds)
            {
                checks.Add(new GoldenCheck(golden, held, holds, PreviewedAnswer.Of(was), PreviewedAnswer.Of(willBe)));
            }
        }

        var changed = new List<ChangedQuestion>();
        foreach (var text in asked.Questions)
        {
            var question = new Question(workspaceId, text);
            var was = await before.AnswerAsync(question, cancellationToken).ConfigureAwait(false);
            var willBe = await after.AnswerAsync(question, cancellationToken).ConfigureAwait(false);
            if (!IsSame(was, willBe))
            {
                changed.Add(new ChangedQuestion(text, PreviewedAnswer.Of(was), PreviewedAnswer.Of(willBe)));
            }
        }

        var ledger = LedgerComparison.Compare(
            (await before.Store.ReadEventsAsync(workspaceId, cancellationToken).ConfigureAwait(false)).Where(asked.IsOfSource),
            (await after.Store.ReadEventsAsync(workspaceId, cancellationToken).ConfigureAwait(false)).Where(asked.IsOfSource));
        return new PreviewedEffect(
            BoundedList<LedgerChange>.First(ledger, MaxLedgerChanges),
            BoundedList<GoldenCheck>.First([.. checks.OrderBy(Urgency).ThenBy(check => check.Golden.Id)], MaxChecks),
            asked.Goldens.Count,
            BoundedList<ChangedQuestion>.First(changed, MaxQuestions),
            asked.Questions.Count);
    }

    // What the change breaks comes first, then what it mends, then what fails as before.
    private static int Urgency(GoldenCheck check) => (check.HeldBefore, check.HoldsAfter) switch
    {
        (true, false) => 0,
        (false, true) => 1,
        _ => 2,
    };

    private static bool Holds(GoldenQuestion golden, Answer answer) => answer switch
    {
        GroundedAnswer grounded => golden.ExpectedSource is { } expected && grounded.Citations.Any(citation => citation.SourceId == expected),
        _ => golden.ExpectedSource is null,
    };

    private static bool IsSame(Answer one, Answer other) => (one, other) switch
    {
        (GroundedAnswer a, GroundedAnswer b) => a.Citations.Select(c => c.Quote).ToHashSet(StringComparer.Ordinal).SetEquals(b.Citations.Select(c => c.Quote)),
        _ => one is Abstention && other is Abstention,
    };

    private async Task<IReadOnlyList<string>> ReadQuestionsAsync(string workspaceId, CancellationToken cancellationToken) =>
    [
        .. (await answers.ListAsync(workspaceId, new AnswerFilter(Limit: MaxAnswersRead), cancellationToken).ConfigureAwait(false))
            .Select(answer => answer.Record.Question)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxQuestions),
    ];

    // What both sides of a preview are asked.
    private sealed record Asked(SourceRevision Source, IReadOnlyList<GoldenQuestion> Goldens, IReadOnlyList<string> Questions)
    {
        public bool IsOfSource(Events.Event row) => row.SourceId == Source.SourceId;
    }
}
