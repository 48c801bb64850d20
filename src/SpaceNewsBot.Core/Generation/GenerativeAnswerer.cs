using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Generation;

/// <summary>
/// Answers with a model's sentences, of which only those are used that stand on the sources: each is checked, mended once,
/// and dropped where it still fails. Where nothing is left, the extractive answer stands. Overviews and questions about a
/// source are answered without a model. Safe for any number of threads.
/// </summary>
/// <param name="extractive">Reads the sources, and answers where the model doesn't.</param>
/// <param name="model">The model.</param>
/// <param name="drafts">Keeps checked drafts.</param>
/// <param name="counts">Counts what came of drafts.</param>
/// <param name="logger">Gets kinds and counts.</param>
public sealed partial class GenerativeAnswerer(
    QuestionAnswerer extractive,
    IAnswerModel model,
    DraftCache drafts,
    GenerationCounts counts,
    ILogger<GenerativeAnswerer> logger)
{
    private const int MostSources = 3;

    private readonly FollowUpRewriter rewriter = new(model);
    private readonly SourceDrafter drafter = new(model, counts);

    /// <summary>Answers a question from the workspace's current revisions.</summary>
    /// <param name="question">As for <see cref="QuestionAnswerer.AnswerAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Choice > 0)
        {
            // What was chosen was shown before.
            return await extractive.AnswerAsync(question, cancellationToken);
        }

        var asked = await rewriter.WriteOutAsync(question, cancellationToken);
        var (analysis, basis) = await extractive.ReadAsync(asked, cancellationToken);
        var understood = analysis.Sentence.Text;
        return new AnsweredQuestion(understood, basis.Selection is null ? basis.Answer : await GenerateAsync(understood, basis, question.Progress, cancellationToken));
    }

    private async Task<Answer> GenerateAsync(string question, AnswerBasis basis, IProgress<AnswerStep>? progress, CancellationToken cancellationToken)
    {
        var shown = ShownPassages.Choose(basis, MostSources);
        if (shown.Count == 0)
        {
            return basis.Answer;
        }

        // Each source is read by itself: nothing that one says can change what is drawn from another.
        progress?.Report(new AnswerStep.Reading(shown.Sum(s => s.Length)));
        var outcomes = await Task.WhenAll(shown.Select(passages => DraftAsync(question, passages, progress, cancellationToken)));
        ImmutableArray<DraftClaim> claims = [.. outcomes.SelectMany(o => o.Claims)];
        var kind = outcomes.Max(o => o.Kind);
        counts.Add(kind);
        var dropped = outcomes.Sum(o => o.Dropped);
        LogOutcome(kind, claims.Length, dropped);
        if (GroundedAnswer.Verify(new DraftAnswer(claims, MissingOf(outcomes)), basis.Revisions) is { } answer)
        {
            return answer;
        }

        return Array.TrueForAll(outcomes, o => o.Kind == GenerationKind.Declined) ? Decline(basis, MissingOf(outcomes)) : basis.Answer;
    }

    private async Task<DraftedSource> DraftAsync(string question, ImmutableArray<RetrievedPassage> passages, IProgress<AnswerStep>? progress, CancellationToken cancellationToken)
    {
        var key = DraftKey.Of(drafter.Version, question, passages);
        if (drafts.Find(key) is { } known)
        {
            return known;
        }

        var outcome = await drafter.DraftAsync(question, passages, progress, cancellationToken);
        if (outcome.Kind != GenerationKind.NotAnswered)
        {
            drafts.Keep(key, outcome);
        }

        return outcome;
    }

    // What one source lacks another may have.
    private static ImmutableArray<string> MissingOf(DraftedSource[] outcomes) =>
        [.. outcomes.Select(o => o.Missing.AsEnumerable()).Aggregate((all, next) => all.Intersect(next)).Distinct()];

    private static Abstention Decline(AnswerBasis basis, ImmutableArray<string> missing) => basis.Answer switch
    {
        Abstention abstention => abstention,
        GroundedAnswer { Citations: [var nearest, ..] } => new Abstention(AbstentionReasons.NotAnswered, missing, nearest),
        _ => new Abstention(AbstentionReasons.Nothing, missing, null),
    };

    [LoggerMessage(Level = LogLevel.Information, Message = "Model: {Kind}, {Claims} claims used, {Dropped} dropped.")]
    private partial void LogOutcome(GenerationKind kind, int claims, int dropped);
}
