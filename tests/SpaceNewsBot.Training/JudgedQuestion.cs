namespace SpaceNewsBot.Training;

/// <summary>A question with the figures of its best sentences that tell whether there is an answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Group">Sets that were made the same way share it; a twin has its original's.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Kind">What it weighs together with: its group, or for an unanswerable twin what was done to it.</param>
/// <param name="Values">The figures.</param>
internal sealed record JudgedQuestion(DevelopmentQuestion Question, string Group, QuestionOrigin Origin, string Kind, double[] Values);
