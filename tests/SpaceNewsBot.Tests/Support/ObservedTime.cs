using Microsoft.Extensions.Time.Testing;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A clock that stands still, and tells which waits begin on it.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Lock gate = new();
    private readonly Queue<TimeSpan> begun = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        TaskCompletionSource waiting;
        lock (gate)
        {
            begun.Enqueue(dueTime);
            waiting = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.TrySetResult();
        return timer;
    }

    /// <summary>The next wait that was begun and isn't one of those to ignore (timeouts of calls).</summary>
    public async Task<TimeSpan> NextWaitAsync(CancellationToken cancellationToken, params TimeSpan[] ignored)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
                while (begun.TryDequeue(out var wait))
                {
                    if (wait > TimeSpan.Zero && !ignored.Contains(wait))
                    {
                        return wait;
                    }
                }
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    /// <summary>Turns the clock past every wait until the work is done.</summary>
    public async Task RunAsync(Task work, CancellationToken cancellationToken, params TimeSpan[] ignored)
    {
        while (!work.IsCompleted)
        {
            using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var wait = NextWaitAsync(done.Token, ignored);
            if (await Task.WhenAny(work, wait) == wait)
            {
                Advance(await wait);
            }

            await done.CancelAsync();
        }

        await work;
    }
}
