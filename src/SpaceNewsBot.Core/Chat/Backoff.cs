namespace SpaceNewsBot.Core.Chat;

/// <summary>Waits that double from try to try up to a bound, each with jitter so that many don't come back at once.</summary>
/// <param name="first">The first wait.</param>
/// <param name="most">The longest wait.</param>
/// <param name="time">The clock.</param>
public sealed class Backoff(TimeSpan first, TimeSpan most, TimeProvider time)
{
    private int failures;

    /// <summary>Forgets past failures.</summary>
    public void Reset() => failures = 0;

    /// <summary>Waits before the next try: between half of the step and all of it.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        var step = Math.Min(first.TotalSeconds * Math.Pow(2, Math.Min(failures++, 30)), most.TotalSeconds);
        return Task.Delay(TimeSpan.FromSeconds(step * (0.5 + (Random.Shared.NextDouble() / 2))), time, cancellationToken);
    }
}
