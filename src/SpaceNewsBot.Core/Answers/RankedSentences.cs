using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>The sentences at hand for a question, each measured, best first.</summary>
internal sealed class RankedSentences
{
    // Only the best few can answer; judging more changes nothing.
    private const int LeadingCount = 5;

    // Lighter words are about the telling, not the told.
    private const double Telling = 0.3;

    private RankedSentences(QuestionAnalysis question, (MeasuredSentence Sentence, double Score)[] all)
    {
        Question = question;
        All = all;
        Leading = [.. all.Where(s => !CandidateScorer.EndsAsQuestion(s.Sentence.Candidate.Sentence)).Take(LeadingCount)];
        WordAnywhere = LeastMet(u => !u.IsName && u.Weight > Telling, All.Select(s => s.Sentence));
    }

    private RankedSentences(RankedSentences ranked, int leading)
    {
        Question = ranked.Question;
        All = ranked.All;
        Leading = [ranked.Leading[leading], .. ranked.Leading.Where((_, i) => i != leading)];
        WordAnywhere = ranked.WordAnywhere;
    }

    /// <summary>The question.</summary>
    public QuestionAnalysis Question { get; }

    /// <summary>Every sentence with its score.</summary>
    public IReadOnlyList<(MeasuredSentence Sentence, double Score)> All { get; }

    /// <summary>The best few of those that may answer; empty where none may.</summary>
    public IReadOnlyList<(MeasuredSentence Sentence, double Score)> Leading { get; }

    /// <summary>How well the question's word that is met worst of all is met anywhere, 0 to 1; names don't count.</summary>
    public double WordAnywhere { get; }

    /// <summary>
    /// How well the question's verb is met in the best sentence's own text but where others do it, 0 to 1; 1 where it has
    /// none that tells.
    /// </summary>
    public double DeedTold => LeastMet(
        u => u.IsVerb && u.Weight > Telling / 2,
        All.Select(s => s.Sentence).Where(s => ReferenceEquals(s.Candidate.Affiliations, Leading[0].Sentence.Candidate.Affiliations) && s.Features.Roles != RoleAgreement.Conflicts));

    /// <summary>Ranks measured sentences.</summary>
    /// <param name="question">The question that they were measured for.</param>
    /// <param name="sentences">The sentences, in the order of their texts.</param>
    /// <param name="weights">What each of <see cref="RankingFeatures.Table"/> counts.</param>
    public static RankedSentences Of(QuestionAnalysis question, IEnumerable<MeasuredSentence> sentences, double[] weights) => new(
        question,
        [.. sentences.Select(s => (s, EvidenceWeights.Sum(RankingFeatures.Of(s), weights))).OrderByDescending(s => s.Item2)]);

    /// <summary>The same sentences with another of the leading ones taken for the best.</summary>
    /// <param name="leading">Its place among <see cref="Leading"/>.</param>
    public RankedSentences LedBy(int leading) => new(this, leading);

    private double LeastMet(Func<QuestionUnit, bool> counts, IEnumerable<MeasuredSentence> among)
    {
        double least = 1;
        for (var i = 0; i < Question.Units.Count; i++)
        {
            if (counts(Question.Units[i]))
            {
                least = Math.Min(least, among.Select(s => s.Features.Met[i]).DefaultIfEmpty().Max());
            }
        }

        return least;
    }
}
