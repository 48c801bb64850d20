using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>One connection from its greeting to its end.</summary>
/// <param name="options">The token, and what is asked for.</param>
/// <param name="readsContent">Whether messages' content is asked for.</param>
/// <param name="earlier">The session to go on with; null to begin one.</param>
/// <param name="seen">The events that were passed on.</param>
/// <param name="time">The clock.</param>
internal sealed class GatewayConnection(DiscordOptions options, bool readsContent, GatewaySession? earlier, SeenEvents seen, TimeProvider time) : IDisposable
{
    // Normal closure ends the session at once; a code of our own leaves it to be resumed.
    private const int EndsSession = 1000;
    private const int KeepsSession = 4000;

    // Guilds, messages in guilds, direct messages, and the content of messages
    // (discord.com/developers/docs/events/gateway#list-of-intents).
    private const int Intents = (1 << 0) | (1 << 9) | (1 << 12);
    private const int ContentIntent = 1 << 15;

    private static readonly TimeSpan GreetingTime = TimeSpan.FromSeconds(30);

    private readonly GatewaySocket socket = new(options.Compress, time);
    private volatile bool isAcknowledged = true;

    /// <summary>The session, as it is now; null while there is none.</summary>
    public GatewaySession? Session { get; private set; } = earlier;

    /// <summary>Whether a session began or went on with this connection.</summary>
    public bool WasReady { get; private set; }

    /// <summary>Discord's close code; null for none.</summary>
    public int? CloseCode => socket.CloseCode;

    /// <summary>Connects and receives until the connection ends. Throws <see cref="OperationCanceledException"/> when it was asked to, after a proper goodbye.</summary>
    public async Task<GatewayEnding> RunAsync(Uri address, Func<DiscordEvent, CancellationToken, ValueTask> receiver, CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(GreetingTime, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await socket.ConnectAsync(address, either.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new GatewayEnding.Resumable();
        }

        using var life = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, time, life.Token);
        var silence = Task.Delay(GreetingTime, time, life.Token);
        try
        {
            while (true)
            {
                var receiving = socket.ReceiveAsync();
                var first = await Task.WhenAny(receiving, stopped, silence);
                if (cancellationToken.IsCancellationRequested || first != receiving)
                {
                    // No greeting, no acknowledgement of a heartbeat, or we are to stop.
                    await socket.CloseAsync(cancellationToken.IsCancellationRequested ? EndsSession : KeepsSession, receiving);
                    cancellationToken.ThrowIfCancellationRequested();
                    return new GatewayEnding.Resumable();
                }

                if (await receiving is not { } payload)
                {
                    return GatewayEnding.Of(socket.CloseCode);
                }

                switch (payload.Opcode)
                {
                    case GatewayOpcode.Hello:
                        silence = BeatAsync(payload.ParseData().FindNumber("heartbeat_interval"), life.Token);
                        await GreetAsync();
                        break;
                    case GatewayOpcode.Heartbeat:
                        await BeatOnceAsync();
                        break;
                    case GatewayOpcode.HeartbeatAck:
                        isAcknowledged = true;
                        break;
                    case GatewayOpcode.Reconnect:
                        await socket.CloseAsync(KeepsSession, socket.ReceiveAsync());
                        return new GatewayEnding.Resumable();
                    case GatewayOpcode.InvalidSession:
                        return await LeaveAsync(payload.ParseData().ValueKind == System.Text.Json.JsonValueKind.True, cancellationToken);
                    case GatewayOpcode.Dispatch:
                        await DispatchAsync(payload, receiver, cancellationToken);
                        break;
                }
            }
        }
        finally
        {
            await life.CancelAsync();
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task<GatewayEnding> LeaveAsync(bool isResumable, CancellationToken cancellationToken)
    {
        await socket.CloseAsync(KeepsSession, socket.ReceiveAsync());
        if (isResumable)
        {
            return new GatewayEnding.Resumable();
        }

        // "Wait a random amount of time between 1 and 5 seconds" before a new session
        // (discord.com/developers/docs/events/gateway#resuming).
        await Task.Delay(TimeSpan.FromSeconds(1 + (4 * Random.Shared.NextDouble())), time, cancellationToken);
        return new GatewayEnding.SessionLost();
    }

    private async Task DispatchAsync(GatewayPayload payload, Func<DiscordEvent, CancellationToken, ValueTask> receiver, CancellationToken cancellationToken)
    {
        if (payload.Name == "RESUMED")
        {
            WasReady = true;
        }

        var data = EventReader.IsNeeded(payload.Name) ? payload.ParseData() : default;
        if (payload.Name == "READY" && data.FindText("session_id") is { } id)
        {
            WasReady = true;
            Session = new GatewaySession(id, GatewayStart.ReadAddress(data.FindText("resume_gateway_url")));
        }

        if (payload.Sequence is { } number && Session is { } session)
        {
            if (number <= session.Sequence)
            {
                return;
            }

            session.Sequence = number;
        }

        if (EventReader.Read(payload.Name, data) is { } happened && seen.Add(happened))
        {
            await receiver(happened, cancellationToken);
        }
    }

    private Task<bool> GreetAsync() => Session is { } session
        ? socket.SendAsync(GatewayOpcode.Resume, new JsonObject { ["token"] = options.Token.Trim(), ["session_id"] = session.Id, ["seq"] = session.Sequence })
        : socket.SendAsync(GatewayOpcode.Identify, Identify());

    private JsonObject Identify()
    {
        var identify = new JsonObject
        {
            ["token"] = options.Token.Trim(),
            ["intents"] = Intents | (readsContent ? ContentIntent : 0),
            ["properties"] = new JsonObject { ["os"] = Environment.OSVersion.Platform.ToString().ToLower(CultureInfo.InvariantCulture), ["browser"] = "spacenewsbot", ["device"] = "spacenewsbot" },
        };
        if (options.ReadShard() is var (number, count))
        {
            identify["shard"] = new JsonArray(number, count);
        }

        return identify;
    }

    /// <summary>Beats until the connection ends, which it does by returning when the server is silent.</summary>
    private async Task BeatAsync(double? interval, CancellationToken cancellationToken)
    {
        var period = TimeSpan.FromMilliseconds(interval is >= 1 and <= 3_600_000 ? interval.Value : 41_250);

        // The first one after a part of the interval, so that not all clients of a server beat at once
        // (discord.com/developers/docs/events/gateway#sending-heartbeats).
        await Task.Delay(period * Random.Shared.NextDouble(), time, cancellationToken);
        while (isAcknowledged)
        {
            isAcknowledged = false;
            await BeatOnceAsync();
            await Task.Delay(period, time, cancellationToken);
        }
    }

    private Task<bool> BeatOnceAsync() => socket.SendAsync(GatewayOpcode.Heartbeat, Session is { Sequence: > 0 and var number } ? JsonValue.Create(number) : null);
}
