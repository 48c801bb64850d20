using System.Text.Json.Nodes;
using Discord.Net.Rest;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>
/// Discord.Net's HTTP client, sent to the address of the settings, with the nonce that Discord.Net has no parameter for
/// (discord.com/developers/docs/resources/message#create-message).
/// </summary>
/// <param name="client">Discord.Net's own.</param>
internal sealed class EnforcedNonce(IRestClient client) : IRestClient
{
    private static readonly AsyncLocal<string?> _current = new();

    /// <summary>What the next message that this flow creates carries; null for none.</summary>
    public static string? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    /// <summary>Makes clients for the API at an address.</summary>
    /// <param name="apiUrl">Scheme, host and port.</param>
    public static RestClientProvider CreateProvider(string apiUrl)
    {
        var create = DefaultRestClientProvider.Create();
        return _ => new EnforcedNonce(create(new Uri(new Uri(apiUrl), "/api/v10/").ToString()));
    }

    public void SetHeader(string key, string value) => client.SetHeader(key, value);

    public void SetCancelToken(CancellationToken cancelToken) => client.SetCancelToken(cancelToken);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        client.SendAsync(method, endpoint, cancelToken, headerOnly, reason, requestHeaders);

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        string json,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null)
    {
        if (Current is { } nonce && method == "POST" && JsonNode.Parse(json) is JsonObject message)
        {
            message["nonce"] = nonce;
            message["enforce_nonce"] = true;
            json = message.ToJsonString();
        }

        return client.SendAsync(method, endpoint, json, cancelToken, headerOnly, reason, requestHeaders);
    }

    public Task<RestResponse> SendAsync(
        string method,
        string endpoint,
        IReadOnlyDictionary<string, object> multipartParams,
        CancellationToken cancelToken,
        bool headerOnly = false,
        string? reason = null,
        IEnumerable<KeyValuePair<string, IEnumerable<string>>>? requestHeaders = null) =>
        client.SendAsync(method, endpoint, multipartParams, cancelToken, headerOnly, reason, requestHeaders);

    public void Dispose() => client.Dispose();
}
