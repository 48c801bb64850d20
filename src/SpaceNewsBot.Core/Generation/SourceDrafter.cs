using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Generation;

/// <summary>Has a model draft an answer from passages of one source, checks it, and has it mended once.</summary>
/// <param name="model">The model.</param>
/// <param name="counts">Counts what was wrong with claims.</param>
public sealed class SourceDrafter(IAnswerModel model, GenerationCounts counts)
{
    /// <summary>The model's version.</summary>
    public string Version => model.Version;

    /// <summary>Drafts, checks and mends.</summary>
    /// <param name="question">The question as it is understood.</param>
    /// <param name="passages">What is shown; of one source.</param>
    /// <param name="progress">Is told when checking begins; null where nobody waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DraftedSource> DraftAsync(string question, ImmutableArray<RetrievedPassage> passages, IProgress<AnswerStep>? progress, CancellationToken cancellationToken)
    {
        var request = new DraftRequest(question, [.. passages.Select((p, i) => new NumberedPassage(i + 1, p.Revision.Metadata, p.Text))]);
        if (await model.DraftAsync(request, cancellationToken) is not ModelOutcome<ModelDraft>.Given(var draft))
        {
            return DraftedSource.Nothing(GenerationKind.NotAnswered);
        }

        progress?.Report(new AnswerStep.Checking());
        var checker = new DraftChecker(passages) { ShowsTranslations = Translations.AreWanted(question) };
        var first = checker.Check(draft);
        var missing = KnownGaps.Of(draft.Missing);
        if (first.Faults.IsEmpty)
        {
            return first.Claims.IsEmpty ? DraftedSource.Nothing(GenerationKind.Declined) with { Missing = missing } : new DraftedSource(GenerationKind.Generated, first.Claims, missing);
        }

        var review = new DraftReview(draft, [.. first.Faults.Select(f => f.Detail)]);
        var mended = await model.DraftAsync(request with { Review = review }, cancellationToken) is ModelOutcome<ModelDraft>.Given(var second) ? checker.Check(second) : null;
        foreach (var fault in first.Faults.Concat(mended?.Faults ?? []))
        {
            counts.Add(fault.Kind);
        }

        // What is right already stays, whatever comes of mending the rest.
        var (kind, best) = mended is not null && mended.Claims.Length >= first.Claims.Length ? (GenerationKind.Repaired, mended) : (GenerationKind.Generated, first);
        return new DraftedSource(best.Claims.IsEmpty ? GenerationKind.Dropped : kind, best.Claims, missing) { Dropped = best.Faults.Length };
    }
}
