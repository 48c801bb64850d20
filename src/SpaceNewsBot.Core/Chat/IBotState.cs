namespace SpaceNewsBot.Core.Chat;

/// <summary>
/// What a running bot remembers about itself over restarts, by name. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IBotState
{
    /// <summary>What was remembered; null when nothing was.</summary>
    Task<string?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>Remembers a value in the place of the one before.</summary>
    Task SetAsync(string name, string value, CancellationToken cancellationToken);
}
