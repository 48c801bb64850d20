namespace SpaceNewsBot.Core.Chat;

/// <summary>What became of one part of a reply.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It stands in the chat.</summary>
    /// <param name="MessageId">The platform's id of the message.</param>
    public sealed record Posted(string MessageId) : SendOutcome;

    /// <summary>The platform won't ever take it (blocked by the user, chat gone): nothing follows.</summary>
    /// <param name="Reason">The platform's word for it.</param>
    public sealed record Refused(string Reason) : SendOutcome;
}
