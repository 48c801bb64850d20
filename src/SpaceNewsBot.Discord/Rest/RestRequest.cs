using System.Text.Json.Nodes;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>A request of Discord's REST API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Route">The path's pattern without ids: what limits are found by, and what may be logged.</param>
/// <param name="Path">The path behind the version, which may hold a secret.</param>
/// <param name="Major">
/// The major parameter: the same route has a limit of its own for each (discord.com/developers/docs/topics/rate-limits#rate-limits).
/// </param>
/// <param name="Body">What is sent; null for nothing.</param>
internal sealed record RestRequest(HttpMethod Method, string Route, string Path, string Major, JsonObject? Body = null)
{
    /// <summary>A body that is a list.</summary>
    public JsonArray? List { get; init; }

    /// <summary>
    /// Whether the path itself proves who we are: then the bot's token isn't sent, and the global limit doesn't count it
    /// (discord.com/developers/docs/topics/rate-limits#global-rate-limit).
    /// </summary>
    public bool IsOfInteraction { get; init; }

    /// <summary>The JSON that is sent; null for nothing.</summary>
    public JsonNode? Json => (JsonNode?)Body ?? List;
}
