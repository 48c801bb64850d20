namespace SpaceNewsBot.Commands;

/// <summary>What the process returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Answered, or done.</summary>
    public const int Done = 0;

    /// <summary>Something outside failed: the store, a file, a platform.</summary>
    public const int Failed = 1;

    /// <summary>The command line or its input can't be used.</summary>
    public const int BadUsage = 2;

    /// <summary>The sources don't answer the question.</summary>
    public const int Abstained = 3;
}
