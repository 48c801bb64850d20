using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Training;

/// <summary>A question with the named figures of each candidate sentence, and which of them answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Group">Sets that were made the same way share it.</param>
/// <param name="Values">The figures of each candidate.</param>
/// <param name="References">The reference sentence of each candidate; null for none.</param>
/// <param name="Sentences">What was measured, to measure answerability of.</param>
internal sealed record CollectedQuestion(
    DevelopmentQuestion Question,
    string Group,
    double[][] Values,
    (int Passage, int Sentence)?[] References,
    MeasuredSentence[] Sentences)
{
    public bool IsGold(int candidate) => References[candidate] is { } reference && Question.Gold.Contains(reference);

    /// <summary>Whether it tells good rankings from bad ones.</summary>
    public bool CanRank => Question.Answerable && Question.Gold.Count > 0;

    /// <summary>Analyses a question as the bot does.</summary>
    public static CollectedQuestion Collect(DevelopmentQuestion question)
    {
        var analysis = QuestionAnalyzer.Analyze(question.Text);
        var candidates = EvidenceSelector.Candidates(question.Passages);
        var sentences = CandidateScorer.MeasureAll(analysis, candidates);
        return new CollectedQuestion(
            question,
            DevelopmentData.Sets.First(s => s.Set == question.Set).Group,
            Array.ConvertAll(sentences, RankingFeatures.Of),
            Array.ConvertAll(sentences, m => question.Reference(m.Candidate.Passage, m.Candidate.Sentence.Span.Start, m.Candidate.Sentence.Span.End)),
            sentences);
    }

    /// <summary>The candidates, best first.</summary>
    public int[] Rank(double[] weights)
    {
        var scores = Array.ConvertAll(Values, v => Minimiser.Dot(v, weights));
        return [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i)];
    }

    /// <summary>Average precision and precision at 1 of a ranking.</summary>
    public (double AveragePrecision, double First) Judge(int[] ranking) =>
        Question.Judge([.. ranking.Select(i => References[i]).OfType<(int, int)>().Distinct()]);
}
