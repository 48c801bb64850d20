namespace SpaceNewsBot.Telegram.Connection;

/// <summary>
/// Spaces messages so that Telegram's limits are not met: one a second in a chat, 20 a minute in a group, 30 a second
/// overall (core.telegram.org/bots/faq, "My bot is hitting limits"). A little slower than that, since a network brings close
/// together what left apart. Measures with a clock that never jumps.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class SendPacer(TimeProvider time)
{
    private const int MostInGroup = 20;
    private static readonly TimeSpan GroupWindow = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan ChatInterval = TimeSpan.FromSeconds(1.05);
    private static readonly TimeSpan OverallInterval = TimeSpan.FromSeconds(1) / 28;

    private readonly Lock gate = new();
    private readonly Dictionary<long, Lane> lanes = [];
    private readonly long start = time.GetTimestamp();
    private TimeSpan nextOverall;

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>How many chats it keeps in mind.</summary>
    public int KnownChats
    {
        get
        {
            lock (gate)
            {
                return lanes.Count;
            }
        }
    }

    /// <summary>Waits until a message to this chat may leave, and takes that place. First come, first served within a chat.</summary>
    /// <param name="chatId">The chat; groups have negative ids.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitAsync(long chatId, CancellationToken cancellationToken)
    {
        var lane = Enter(chatId);
        try
        {
            await lane.Turn.WaitAsync(cancellationToken);
            try
            {
                while (true)
                {
                    await UntilAsync(() => lane.Next, cancellationToken);
                    var slot = TakeOverallSlot();
                    await UntilAsync(() => slot, cancellationToken);
                    lock (gate)
                    {
                        // A limit may have been told meanwhile. The place is lost then: many chats may be let go at the same time.
                        if (lane.Next <= Now)
                        {
                            lane.Sent(Now, chatId < 0);
                            return;
                        }
                    }
                }
            }
            finally
            {
                lane.Turn.Release();
            }
        }
        finally
        {
            lock (gate)
            {
                lane.Users--;
            }
        }
    }

    /// <summary>Lets nothing leave for this chat until so much time has gone: what Telegram asks for with a 429.</summary>
    public void Hold(long chatId, TimeSpan duration)
    {
        lock (gate)
        {
            var lane = Find(chatId);
            lane.Next = Later(lane.Next, Now + duration);
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private Lane Enter(long chatId)
    {
        lock (gate)
        {
            Forget();
            var lane = Find(chatId);
            lane.Users++;
            return lane;
        }
    }

    private Lane Find(long chatId) => lanes.TryGetValue(chatId, out var lane) ? lane : lanes[chatId] = new Lane();

    private TimeSpan TakeOverallSlot()
    {
        lock (gate)
        {
            var slot = Later(Now, nextOverall);
            nextOverall = slot + OverallInterval;
            return slot;
        }
    }

    private async Task UntilAsync(Func<TimeSpan> due, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
            {
                wait = due() - Now;
            }

            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            // Timers count whole milliseconds.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken);
        }
    }

    // Chats that may write at once need no entry; without this the table would grow with every chat ever seen.
    private void Forget()
    {
        if (lanes.Count <= 1_000)
        {
            return;
        }

        var now = Now;
        foreach (var (chat, _) in lanes.Where(l => l.Value.Users == 0 && l.Value.Next <= now && l.Value.Last + GroupWindow <= now).ToList())
        {
            lanes.Remove(chat);
        }
    }

    private sealed class Lane
    {
        private readonly Queue<TimeSpan> recent = [];

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }

        public TimeSpan Next { get; set; }

        public TimeSpan Last { get; private set; }

        public void Sent(TimeSpan now, bool isGroup)
        {
            Last = now;
            Next = Later(Next, now + ChatInterval);
            if (isGroup)
            {
                recent.Enqueue(now);
                if (recent.Count == MostInGroup)
                {
                    Next = Later(Next, recent.Dequeue() + GroupWindow);
                }
            }
        }
    }
}
