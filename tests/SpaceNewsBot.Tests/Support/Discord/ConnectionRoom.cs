using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Discord;
using SpaceNewsBot.Discord.Connection;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>Our own connection and the server on one clock that stands still.</summary>
internal sealed class ConnectionRoom : IAsyncDisposable
{
    // A connection has so long for its greeting, which comes in real time.
    private static readonly TimeSpan _greetingTime = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stop = new();
    private readonly Channel<DiscordEvent> events = Channel.CreateUnbounded<DiscordEvent>();
    private readonly TestLog log = new();
    private readonly ILoggerFactory loggers;
    private DiscordConnection? connection;

    private ConnectionRoom(DiscordServer server, ObservedTime time)
    {
        Server = server;
        Time = time;
        loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
    }

    public DiscordServer Server { get; }

    public ObservedTime Time { get; }

    /// <summary>All that was logged.</summary>
    public string Log => log.Text;

    /// <summary>Ends when receiving does.</summary>
    public Task<DiscordEnd> Running { get; private set; } = Task.FromResult<DiscordEnd>(new DiscordEnd.Stopped());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ConnectionRoom> OpenAsync()
    {
        // Ids hold times since 2015.
        var time = new ObservedTime();
        time.SetUtcNow(new DateTimeOffset(2022, 3, 5, 12, 0, 0, TimeSpan.Zero));
        return new ConnectionRoom(await DiscordServer.StartAsync(time), time);
    }

    /// <summary>Connects without receiving.</summary>
    public DiscordConnection Connect(Action<DiscordOptions>? change = null)
    {
        var options = new DiscordOptions { Token = DiscordServer.Token, ApiUrl = Server.ApiUrl };
        change?.Invoke(options);
        return connection = new DiscordConnection(Options.Create(options), Time, loggers.CreateLogger<DiscordConnection>());
    }

    /// <summary>Receives; returns when the first session began.</summary>
    public async Task StartAsync(Action<DiscordOptions>? change = null)
    {
        Run(change);
        await NextAsync<DiscordEvent.Ready>();
    }

    /// <summary>Receives.</summary>
    public void Run(Action<DiscordOptions>? change = null) =>
        Running = Connect(change).RunAsync(readsContent: false, (happened, token) => events.Writer.WriteAsync(happened, token), stop.Token);

    public Task<DiscordResult> CallAsync(DiscordCall call) => connection!.CallAsync(call, Token);

    /// <summary>The next event of a kind.</summary>
    public async Task<T> NextAsync<T>()
        where T : DiscordEvent
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Token);
        late.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await events.Reader.ReadAsync(late.Token) is T wanted)
            {
                return wanted;
            }
        }
    }

    /// <summary>Whether events came that nobody has asked for.</summary>
    public bool HasMore<T>() => events.Reader.TryRead(out var next) && next is T;

    /// <summary>Turns the clock past waits until the server is in a state.</summary>
    /// <param name="holds">The state.</param>
    /// <param name="longest">Longer waits are left alone, as those for heartbeats.</param>
    public Task UntilAsync(Func<bool> holds, double longest = 10) => TurnAsync(Server.WaitAsync(holds), longest);

    /// <summary>Turns the clock past waits until the work is done.</summary>
    public async Task TurnAsync(Task work, double longest = 10)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var turning = TurnAsync(TimeSpan.FromSeconds(longest), done.Token);
        await Task.WhenAny(work, turning);
        await done.CancelAsync();
        await work;
    }

    private async Task TurnAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await Time.NextWaitAsync(cancellationToken, _greetingTime) is var wait && wait <= longest)
            {
                Time.Advance(wait);
            }
        }
    }

    public Task StopAsync() => stop.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Running;
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }

        await Server.DisposeAsync();
        loggers.Dispose();
        stop.Dispose();
    }
}
