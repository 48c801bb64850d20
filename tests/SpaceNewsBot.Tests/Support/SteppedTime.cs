using Microsoft.Extensions.Time.Testing;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// A clock that moves only when all else has come to rest, and then to the end of the next wait: what many tasks do on it
/// happens at the same times in every run. The wall clock can be set apart from it.
/// </summary>
internal sealed class SteppedTime : FakeTimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private int outside;

    /// <summary>How much somebody has set the wall clock by; what measures time takes no notice.</summary>
    public TimeSpan WallClockSetBy { get; set; }

    /// <summary>How much time has gone.</summary>
    public TimeSpan Elapsed => base.GetUtcNow() - Start;

    /// <summary>Something that the clock has to wait for began outside, for example a call over the network.</summary>
    public void Enter() => Interlocked.Increment(ref outside);

    /// <summary>It ended.</summary>
    public void Leave() => Interlocked.Decrement(ref outside);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockSetBy;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this);
        timer.Inner = base.CreateTimer(callback, state, dueTime, period);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Runs the work on this thread alone, and the clock with it.</summary>
    public void Run(Func<Task> work)
    {
        var before = SynchronizationContext.Current;
        var queue = new Context();
        SynchronizationContext.SetSynchronizationContext(queue);
        try
        {
            var task = work();
            while (!task.IsCompleted)
            {
                if (queue.Take(Volatile.Read(ref outside) > 0 ? TimeSpan.FromSeconds(30) : TimeSpan.Zero) is { } next)
                {
                    next();
                }
                else if (Volatile.Read(ref outside) > 0)
                {
                    throw new TimeoutException("What was begun outside doesn't end.");
                }
                else
                {
                    Step();
                }
            }

            task.GetAwaiter().GetResult();
        }
        finally
        {
            queue.End();
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Step()
    {
        TimeSpan next;
        lock (gate)
        {
            next = timers.Count > 0 ? timers.Min(t => t.Due) : throw new InvalidOperationException("Nothing is left to do, and the work isn't done.");
        }

        Advance(next > Elapsed ? next - Elapsed : TimeSpan.Zero);
    }

    private sealed class Timer(SteppedTime time) : ITimer
    {
        public ITimer Inner { get; set; } = null!;

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = time.Elapsed + dueTime;
                    time.timers.Add(this);
                }
            }

            return Inner.Change(dueTime, period);
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
            }

            Inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Context : SynchronizationContext
    {
        private readonly Queue<Action> posted = [];
        private bool isOver;

        public override void Post(SendOrPostCallback d, object? state)
        {
            lock (posted)
            {
                if (isOver)
                {
                    ThreadPool.QueueUserWorkItem(_ => d(state));
                    return;
                }

                posted.Enqueue(() => d(state));
                Monitor.Pulse(posted);
            }
        }

        /// <summary>What is to be done next; null when nothing comes in that time.</summary>
        public Action? Take(TimeSpan patience)
        {
            lock (posted)
            {
                if (posted.Count == 0 && patience > TimeSpan.Zero)
                {
                    Monitor.Wait(posted, patience);
                }

                return posted.TryDequeue(out var next) ? next : null;
            }
        }

        /// <summary>What is left, and what comes later, goes on elsewhere.</summary>
        public void End()
        {
            lock (posted)
            {
                isOver = true;
                while (posted.TryDequeue(out var next))
                {
                    ThreadPool.QueueUserWorkItem(_ => next());
                }
            }
        }
    }
}
