using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>A session of the gateway: what was sent in it, so that it can be sent again.</summary>
internal sealed class DiscordSession
{
    private readonly List<string> sent = [];

    public required string Id { get; init; }

    /// <summary>Events go out one behind the other, those that are repeated first.</summary>
    public SemaphoreSlim Turn { get; } = new(1);

    public required int Intents { get; init; }

    /// <summary>Whether the content of messages is told.</summary>
    public bool ReadsContent => (Intents & (1 << 15)) != 0;

    /// <summary>The connection; null while it is lost.</summary>
    public DiscordPeer? Peer { get; set; }

    /// <summary>Notes an event and writes it.</summary>
    public string Add(string name, JsonObject data)
    {
        lock (sent)
        {
            var payload = new JsonObject { ["op"] = 0, ["d"] = data.DeepClone(), ["s"] = sent.Count + 1, ["t"] = name }.ToJsonString();
            sent.Add(payload);
            return payload;
        }
    }

    /// <summary>What came behind an event.</summary>
    public IReadOnlyList<string> Since(long sequence)
    {
        lock (sent)
        {
            return [.. sent.Skip((int)sequence)];
        }
    }
}
