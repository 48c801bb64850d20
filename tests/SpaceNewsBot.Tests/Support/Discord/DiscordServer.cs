using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>
/// Discord on loopback, as its documentation has it: gateway and REST API of version 10. It takes nothing that isn't documented,
/// and keeps what it refused with the rule that was broken.
/// </summary>
internal sealed partial class DiscordServer : IAsyncDisposable
{
    public const string Token = "MTEwMDAwMDAwMDAwMDAwMDAwMQ.test.token";
    public const string ApplicationId = "1100000000000000001";
    public const string BotId = "1100000000000000002";
    public const string Guild = "1100000000000000010";
    public const string Channel = "1100000000000000011";
    public const string Forum = "1100000000000000012";
    public const string ModeratorRole = "1100000000000000020";
    public const string Person = "1100000000000000030";
    public const string Moderator = "1100000000000000031";
    public const string Owner = "1100000000000000032";

    private const long Epoch = 1_420_070_400_000;

    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly List<DiscordPost> posts = [];
    private readonly Dictionary<string, DiscordUse> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Parent, string Name)> threads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> direct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> nonces = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private WebApplication? app;
    private int counter;

    private DiscordServer(TimeProvider clock) => this.clock = clock;

    /// <summary>Scheme, host and port of the REST API.</summary>
    public string ApiUrl { get; private set; } = "";

    /// <summary>Scheme, host and port of the gateway.</summary>
    public string GatewayUrl => ApiUrl.Replace("http://", "ws://", StringComparison.Ordinal);

    /// <summary>Whether the application may read messages' content.</summary>
    public bool MayReadContent { get; set; }

    /// <summary>What wasn't taken.</summary>
    public ConcurrentQueue<DiscordRefusal> Refusals { get; } = [];

    /// <summary>The bodies of messages that could have notified somebody.</summary>
    public ConcurrentQueue<string> Pings { get; } = [];

    /// <summary>The requests, as "POST channels/{id}/messages", in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The commands that were registered last, and how often any were.</summary>
    public JsonArray Commands { get; private set; } = [];

    public int Registrations { get; private set; }

    /// <summary>Starts it on a free port.</summary>
    public static async Task<DiscordServer> StartAsync(TimeProvider? clock = null)
    {
        var server = new DiscordServer(clock ?? TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        app.Run(context => context.WebSockets.IsWebSocketRequest ? server.ServeGatewayAsync(context) : server.ServeApiAsync(context));
        await app.StartAsync();
        server.app = app;
        server.ApiUrl = app.Urls.Single();
        return server;
    }

    /// <summary>A message once it is there; fails after twenty seconds.</summary>
    public async Task<DiscordPost> WaitForPostAsync(Func<DiscordPost, bool> which)
    {
        var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (posts.FirstOrDefault(which) is { } found)
                {
                    return found;
                }

                next = changed.Task;
            }

            try
            {
                await next.WaitAsync(deadline - TimeProvider.System.GetUtcNow());
            }
            catch (Exception fault) when (fault is TimeoutException or ArgumentOutOfRangeException)
            {
                throw new TimeoutException($"No such message. There are: {string.Join(" | ", Posts.Select(p => p.Shown))}. Refused: {string.Join(" | ", Refusals.Select(r => r.Rule))}");
            }
        }
    }

    /// <summary>The bot's messages, in order.</summary>
    public IReadOnlyList<DiscordPost> Posts
    {
        get
        {
            lock (gate)
            {
                return [.. posts.Where(p => p.AuthorId == BotId)];
            }
        }
    }

    /// <summary>Waits for a state of the server.</summary>
    public async Task WaitAsync(Func<bool> holds)
    {
        for (var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(20); ;)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
            }

            if (holds())
            {
                return;
            }

            await next.WaitAsync(deadline - TimeProvider.System.GetUtcNow());
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var peer in Peers)
        {
            peer.Drop();
        }

        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>An id of now (discord.com/developers/docs/reference#snowflakes).</summary>
    private string Mint() => (((clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22) | (long)(Interlocked.Increment(ref counter) & 0x3FFFFF)).ToString(CultureInfo.InvariantCulture);

    private void Change()
    {
        lock (gate)
        {
            changed.TrySetResult();
            changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
