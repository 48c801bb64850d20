namespace SpaceNewsBot.Core.Answers;

/// <summary>A question with its outcome.</summary>
/// <param name="Understood">The question as understood: a follow-up is written out.</param>
/// <param name="Answer">The outcome.</param>
public sealed record AnsweredQuestion(string Understood, Answer Answer);
