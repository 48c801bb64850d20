namespace SpaceNewsBot.Core.Workspaces;

/// <summary>What became of a code that was typed in a chat.</summary>
public abstract record LinkOutcome
{
    private LinkOutcome()
    {
    }

    /// <summary>The chat reads the workspace from now on.</summary>
    /// <param name="WorkspaceId">The workspace.</param>
    public sealed record Linked(string WorkspaceId) : LinkOutcome;

    /// <summary>No such code was issued.</summary>
    public sealed record Unknown : LinkOutcome;

    /// <summary>The code was used before.</summary>
    public sealed record Used : LinkOutcome;

    /// <summary>The code's time is over.</summary>
    public sealed record Expired : LinkOutcome;

    /// <summary>This person typed too many wrong codes within the hour; the code wasn't looked at.</summary>
    public sealed record TooManyTries : LinkOutcome;
}
