namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A webhook that is set, and what is under way to it.</summary>
internal sealed class BotApiWebhook(Uri url, string? secret, int mostConnections)
{
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> busy = [];

    public Uri Url { get; } = url;

    public string? Secret { get; } = secret;

    public int MostConnections { get; } = mostConnections;

    /// <summary>The connections that are free.</summary>
    public SemaphoreSlim Connections { get; } = new(mostConnections, mostConnections);

    /// <summary>The last delivery that failed.</summary>
    public (DateTimeOffset At, string Message)? LastError { get; set; }

    public CancellationToken Stopped => stop.Token;

    public void Stop() => stop.Cancel();

    /// <summary>Begins a delivery unless one of the same queue is under way.</summary>
    public void BeginUnlessBusy(string queue, Func<Task> deliver)
    {
        lock (gate)
        {
            if (!busy.ContainsKey(queue) && !stop.IsCancellationRequested)
            {
                busy[queue] = Task.Run(deliver);
            }
        }
    }

    public void End(string queue)
    {
        lock (gate)
        {
            busy.Remove(queue);
        }
    }

    /// <summary>Ends when nothing is under way.</summary>
    public Task Deliveries()
    {
        lock (gate)
        {
            return Task.WhenAll(busy.Values);
        }
    }
}
