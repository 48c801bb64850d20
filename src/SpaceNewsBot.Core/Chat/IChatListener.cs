namespace SpaceNewsBot.Core.Chat;

/// <summary>The way in from a chat platform.</summary>
public interface IChatListener
{
    /// <summary>The platform's name in lower case.</summary>
    string Platform { get; }

    /// <summary>Whether the platform takes our token and can be reached: one sentence that says what to do, or null when all is well.</summary>
    Task<string?> CheckAsync(CancellationToken cancellationToken);

    /// <summary>How people get to the bot on this platform, in one sentence with an address; null when the platform can't be asked now.</summary>
    Task<string?> InviteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Receives until cancelled. Passing faults are waited out inside. Returns early only when the platform refuses us for
    /// good: then one sentence that says what to fix; other platforms go on.
    /// </summary>
    Task<string?> RunAsync(CancellationToken cancellationToken);
}
