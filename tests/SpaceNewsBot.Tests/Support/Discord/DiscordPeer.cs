using System.Buffers;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>A client's connection to the server's gateway.</summary>
internal sealed class DiscordPeer : IDisposable
{
    private readonly WebSocket socket;
    private readonly SemaphoreSlim sending = new(1);
    private readonly MemoryStream packed = new();
    private readonly ZLibStream? packer;
    private bool isDisposed;

    public DiscordPeer(WebSocket socket, bool isPacked)
    {
        this.socket = socket;
        packer = isPacked ? new ZLibStream(packed, CompressionLevel.Fastest) : null;
    }

    /// <summary>The address's path, so that a resumption's own can be told.</summary>
    public required string Path { get; init; }

    /// <summary>The session; null before there is one.</summary>
    public DiscordSession? Session { get; set; }

    /// <summary>The client's close code; null when it left without one.</summary>
    public int? ClosedWith => (int?)socket.CloseStatus;

    /// <summary>The client's next payload; null when it left; a payload without "op" when it sent what is no JSON.</summary>
    public async Task<JsonObject?> ReceiveAsync()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(message.GetMemory(4_096), CancellationToken.None);
                message.Advance(part.Count);
            }
            while (!part.EndOfMessage);
            return part.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(message.WrittenSpan) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Sends a payload in pieces, as the network would, packed where the client asked for that.</summary>
    public async Task SendAsync(string payload)
    {
        await sending.WaitAsync();
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var bytes = System.Text.Encoding.UTF8.GetBytes(payload);
            if (packer is not null)
            {
                packed.SetLength(0);
                packer.Write(bytes);
                packer.Flush();
                bytes = packed.ToArray();
            }

            var type = packer is null ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
            var half = bytes.Length / 2;
            await socket.SendAsync(bytes.AsMemory(0, half), type, endOfMessage: false, CancellationToken.None);
            await socket.SendAsync(bytes.AsMemory(half), type, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // It left.
        }
        finally
        {
            sending.Release();
        }
    }

    public Task SendAsync(int opcode, JsonNode? data) => SendAsync(new JsonObject { ["op"] = opcode, ["d"] = data, ["s"] = null, ["t"] = null }.ToJsonString());

    /// <summary>Closes with a code.</summary>
    public async Task CloseAsync(int code)
    {
        try
        {
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, "closed by the server", late.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // It left.
        }
    }

    /// <summary>Drops the connection without a word.</summary>
    public void Drop() => socket.Abort();

    public void Dispose()
    {
        socket.Dispose();

        // Something may be said to a connection at the moment in which it is lost.
        sending.Wait();
        isDisposed = true;
        packer?.Dispose();
        packed.Dispose();
        sending.Release();
    }
}
