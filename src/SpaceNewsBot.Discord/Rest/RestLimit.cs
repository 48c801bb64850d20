namespace SpaceNewsBot.Discord.Rest;

/// <summary>One bucket of requests that share a limit. They go one after the other, so that their order is kept.</summary>
/// <param name="time">The clock.</param>
internal sealed class RestLimit(TimeProvider time)
{
    private readonly SemaphoreSlim turn = new(1);
    private DateTimeOffset blockedUntil;
    private int users;

    /// <summary>Whether nobody uses it and nothing is known of it that still counts.</summary>
    public bool IsIdle => Volatile.Read(ref users) == 0 && blockedUntil <= time.GetUtcNow();

    /// <summary>Waits for one's turn, and until the bucket has room; <see cref="Leave"/> ends it.</summary>
    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref users);
        try
        {
            await turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Decrement(ref users);
            throw;
        }
    }

    /// <summary>Waits while the bucket is empty: for who has the turn.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => WaitUntilAsync(blockedUntil, time, cancellationToken);

    /// <summary>Gives the turn to the next.</summary>
    public void Leave()
    {
        turn.Release();
        Interlocked.Decrement(ref users);
    }

    /// <summary>Says that the bucket is empty for so long.</summary>
    public void Block(TimeSpan duration)
    {
        var until = time.GetUtcNow() + duration;
        blockedUntil = until > blockedUntil ? until : blockedUntil;
    }

    public static async Task WaitUntilAsync(DateTimeOffset moment, TimeProvider time, CancellationToken cancellationToken)
    {
        // Timers are a little early at times.
        while (moment - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), time, cancellationToken);
        }
    }
}
