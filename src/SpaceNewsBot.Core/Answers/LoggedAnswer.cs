namespace SpaceNewsBot.Core.Answers;

/// <summary>A recorded answer as moderators list it.</summary>
/// <param name="Record">The question and its outcome.</param>
/// <param name="Asked">The message that asked, without its text.</param>
/// <param name="State">What became of it.</param>
public sealed record LoggedAnswer(AnswerRecord Record, AskedIn Asked, AnswerState State)
{
    /// <summary>Where it was asked.</summary>
    public Chat.ConversationAddress Conversation => Asked.Target.Conversation;
}
