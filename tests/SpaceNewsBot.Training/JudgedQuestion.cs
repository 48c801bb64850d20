namespace SpaceNewsBot.Training;

/// <summary>A question with the figures of its best sentence that tell whether there is an answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Group">Sets that were made the same way share it.</param>
/// <param name="Values">The figures.</param>
internal sealed record JudgedQuestion(DevelopmentQuestion Question, string Group, double[] Values);
