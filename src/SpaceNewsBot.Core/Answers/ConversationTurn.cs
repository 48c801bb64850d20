namespace SpaceNewsBot.Core.Answers;

/// <summary>A question of a conversation with its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was said, at most 600 characters of it.</param>
public sealed record ConversationTurn(string Question, string Answer);
