namespace SpaceNewsBot.Core.Chat;

/// <summary>What became of an edit of posted messages.</summary>
public abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>The chat shows the new text.</summary>
    /// <param name="MessageIds">The platform's ids of the messages that hold it now, in order.</param>
    public sealed record Edited(IReadOnlyList<string> MessageIds) : EditOutcome;

    /// <summary>The platform won't ever take it: the message was deleted, the chat is gone, or it can't edit.</summary>
    /// <param name="Reason">The platform's word for it.</param>
    public sealed record Refused(string Reason) : EditOutcome;
}
