namespace SpaceNewsBot.Core.Answers;

/// <summary>A recorded answer as moderators list it.</summary>
/// <param name="Record">The question and its outcome.</param>
/// <param name="Conversation">Where it was asked.</param>
/// <param name="State">What became of it.</param>
public sealed record LoggedAnswer(AnswerRecord Record, Chat.ConversationAddress Conversation, AnswerState State);
