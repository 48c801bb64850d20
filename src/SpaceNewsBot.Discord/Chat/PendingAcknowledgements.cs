using System.Collections.Concurrent;

namespace SpaceNewsBot.Discord.Chat;

/// <summary>
/// The interactions whose acknowledgement is under way: Discord takes a reply only behind it, and an answer can be quicker.
/// </summary>
internal sealed class PendingAcknowledgements
{
    private readonly ConcurrentDictionary<string, Task> pending = new(StringComparer.Ordinal);

    /// <summary>Keeps a reply waiting until the acknowledgement came to an end, however it did.</summary>
    /// <param name="token">The interaction's token.</param>
    /// <param name="acknowledgement">Ends soon: Discord takes it for three seconds only.</param>
    public async Task AddAsync(string token, Task acknowledgement)
    {
        pending[token] = acknowledgement;
        try
        {
            await acknowledgement;
        }
        finally
        {
            pending.TryRemove(token, out _);
        }
    }

    /// <summary>Waits until an interaction was acknowledged; returns at once for one that isn't under way.</summary>
    public async Task WaitAsync(string token, CancellationToken cancellationToken)
    {
        if (pending.TryGetValue(token, out var acknowledgement))
        {
            await acknowledgement.ContinueWith(static _ => { }, TaskScheduler.Default).WaitAsync(cancellationToken);
        }
    }
}
