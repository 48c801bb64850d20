namespace SpaceNewsBot.Core.Generation;

/// <summary>A question of a conversation with its answer.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was said, shortened.</param>
public sealed record ConversationTurn(string Question, string Answer);
