using SpaceNewsBot.Core.Retrieval;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence with all that was measured of it for a question.</summary>
/// <param name="Question">The question.</param>
/// <param name="Candidate">The sentence.</param>
/// <param name="Features">How it meets the question's words, names and parties.</param>
/// <param name="Overlap">How the question's words stand in it.</param>
internal sealed record MeasuredSentence(QuestionAnalysis Question, Candidate Candidate, CandidateFeatures Features, OverlapFeatures Overlap);
