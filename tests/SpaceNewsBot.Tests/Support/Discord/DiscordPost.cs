using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>A message that stands in a channel of the server.</summary>
internal sealed class DiscordPost
{
    public required string Id { get; init; }

    public required string ChannelId { get; init; }

    public required string AuthorId { get; init; }

    public string? Nonce { get; init; }

    public string? RepliesTo { get; init; }

    /// <summary>The interaction whose reply it is; null for a message of its own.</summary>
    public string? Interaction { get; init; }

    public bool IsEphemeral { get; init; }

    /// <summary>The body of the request that gave it its looks.</summary>
    public required JsonObject Body { get; set; }

    /// <summary>How often it was edited.</summary>
    public int Edits { get; set; }

    /// <summary>Its content and its embeds' words, one behind the other.</summary>
    public string Shown => string.Join('\n', new[] { (string?)Body["content"] ?? "" }
        .Concat((Body["embeds"] as JsonArray ?? []).SelectMany(e => new[] { (string?)e!["title"], (string?)e["description"], (string?)e["footer"]?["text"] }))
        .Where(text => !string.IsNullOrEmpty(text)));

    /// <summary>The buttons by what they say.</summary>
    public IEnumerable<(string Label, string CustomId, bool IsDisabled)> Buttons => (Body["components"] as JsonArray ?? [])
        .SelectMany(row => row!["components"]!.AsArray())
        .Select(b => ((string)b!["label"]!, (string)b["custom_id"]!, (bool?)b["disabled"] ?? false));
}
