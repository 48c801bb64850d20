using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>One connection to the gateway. It is received from in one place, and sent to from any.</summary>
internal sealed class GatewaySocket : IDisposable
{
    // Far more than the largest guild; beyond it something is wrong.
    private const int MaxPayload = 64 * 1_048_576;

    // "120 gateway events per connection every 60 seconds" (discord.com/developers/docs/events/gateway#rate-limiting).
    private const int MostSends = 120;

    private static readonly TimeSpan SendsWindow = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly Queue<DateTimeOffset> sent = new();
    private readonly ZlibStreamReader? unpacker;
    private readonly TimeProvider time;

    /// <summary>A connection that isn't made yet.</summary>
    /// <param name="compress">Whether to ask for compression.</param>
    /// <param name="time">The clock.</param>
    public GatewaySocket(bool compress, TimeProvider time)
    {
        this.time = time;
        unpacker = compress ? new ZlibStreamReader() : null;
        socket.Options.SetRequestHeader("User-Agent", "DiscordBot (https://spacenewsbot.example, 1.0)");
    }

    /// <summary>Discord's close code, or null when the connection ended without one.</summary>
    public int? CloseCode => (int?)socket.CloseStatus;

    /// <summary>Connects. Throws <see cref="WebSocketException"/> and <see cref="OperationCanceledException"/>.</summary>
    public Task ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        var query = $"/?v=10&encoding=json{(unpacker is null ? "" : "&compress=zlib-stream")}";
        return socket.ConnectAsync(new Uri(server, server.AbsolutePath.TrimEnd('/') + query), cancellationToken);
    }

    /// <summary>
    /// The next payload; null when the connection ended. Never cancelled: that would abort the socket, and Discord would
    /// hear of no end.
    /// </summary>
    public async Task<GatewayPayload?> ReceiveAsync()
    {
        while (true)
        {
            var message = new ArrayBufferWriter<byte>(8_192);
            ValueWebSocketReceiveResult part;
            try
            {
                do
                {
                    part = await socket.ReceiveAsync(message.GetMemory(8_192), CancellationToken.None);
                    message.Advance(part.Count);
                }
                while (!part.EndOfMessage && message.WrittenCount <= MaxPayload);
                if (part.MessageType == WebSocketMessageType.Close || message.WrittenCount > MaxPayload)
                {
                    return null;
                }

                // A server that is asked for compression may still send text.
                var json = unpacker is not null && part.MessageType == WebSocketMessageType.Binary
                    ? unpacker.Unpack(message.WrittenMemory, MaxPayload)
                    : message.WrittenMemory;
                if (GatewayPayload.Read(json) is { } payload)
                {
                    return payload;
                }
            }
            catch (Exception fault) when (fault is WebSocketException or IOException or InvalidDataException or ObjectDisposedException or InvalidOperationException)
            {
                return null;
            }
        }
    }

    /// <summary>
    /// Sends. False when the connection is gone, or has no room left this minute: only heartbeats that are asked for could
    /// come to that, and one of many will do.
    /// </summary>
    public async Task<bool> SendAsync(GatewayOpcode opcode, JsonNode? data)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["op"] = (int)opcode, ["d"] = data });
        await sending.WaitAsync(CancellationToken.None);
        try
        {
            var now = time.GetUtcNow();
            while (sent.TryPeek(out var first) && first + SendsWindow <= now)
            {
                sent.Dequeue();
            }

            if (sent.Count >= MostSends)
            {
                return false;
            }

            sent.Enqueue(now);
            await socket.SendAsync(payload, WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            return false;
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Says goodbye, and waits a little for the server's.</summary>
    /// <param name="code">1000 ends the session; with 4000 it can be resumed.</param>
    /// <param name="receiving">The receive under way, which ends with the connection.</param>
    public async Task CloseAsync(int code, Task<GatewayPayload?> receiving)
    {
        try
        {
            using var late = new CancellationTokenSource(ClosingTime);
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, late.Token);
            while (await receiving.WaitAsync(late.Token) is not null)
            {
                receiving = ReceiveAsync();
            }
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // It is gone already, or whoever is there doesn't answer.
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        unpacker?.Dispose();
    }
}
