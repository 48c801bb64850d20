using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>Discord's REST API, version 10: waits for its limits, and for its bad hours.</summary>
internal sealed partial class RestClient : IDisposable
{
    // What a limit without a time is waited for: the network's edge sends such, without JSON.
    private static readonly TimeSpan UnknownWait = TimeSpan.FromSeconds(5);

    private readonly HttpClient client;
    private readonly string token;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly RestLimits limits;

    public RestClient(IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordConnection> logger)
    {
        this.time = time;
        this.logger = logger;
        token = options.Value.Token.Trim();
        limits = new RestLimits(time);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        })
        {
            BaseAddress = new Uri(new Uri(options.Value.ApiUrl), "/api/v10/"),
            Timeout = TimeSpan.FromSeconds(20),
            MaxResponseContentBufferSize = 16 * 1_048_576,
        };

        // discord.com/developers/docs/reference#user-agent
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://spacenewsbot.example, 1.0)");
    }

    /// <summary>Sends until Discord decides: limits, server errors and lost connections are waited out.</summary>
    /// <param name="request">Has to be one that may be repeated: a message carries its nonce.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<RestResponse> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var limit = limits.Find(request);
        await limit.EnterAsync(cancellationToken);
        try
        {
            var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), time);
            while (true)
            {
                // The bucket's name may have been learned since.
                await limit.WaitAsync(cancellationToken);
                await limits.Find(request).WaitAsync(cancellationToken);
                await limits.WaitAsync(request, cancellationToken);
                switch (await SendOnceAsync(request, cancellationToken))
                {
                    case { Status: (int)HttpStatusCode.TooManyRequests }:
                        LogLimited(request.Route);
                        break;
                    case { Status: < 500 } response:
                        return response;
                    case var fault:
                        LogFault(request.Route, fault?.Status ?? 0);
                        await backoff.WaitAsync(cancellationToken);
                        break;
                }
            }
        }
        finally
        {
            limit.Leave();
        }
    }

    /// <summary>Sends once, when the limits that are known allow it; null when no response came.</summary>
    public async Task<RestResponse?> TrySendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        await limits.WaitAsync(request, cancellationToken);
        return await SendOnceAsync(request, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task<RestResponse?> SendOnceAsync(RestRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = new HttpRequestMessage(request.Method, request.Path);
            if (!request.IsOfInteraction)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue("Bot", token);
            }

            if (request.Json is { } json)
            {
                message.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
            }

            using var response = await client.SendAsync(message, cancellationToken);
            var body = Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            limits.Note(request, response.Headers);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var wait = body.FindNumber("retry_after") is { } seconds and >= 0 and <= 86_400 ? TimeSpan.FromSeconds(seconds)
                    : RestLimits.ReadSeconds(RestLimits.Read(response.Headers, "Retry-After")) ?? UnknownWait;
                var isGlobal = body.IsTrue("global") || body.ValueKind == JsonValueKind.Undefined
                    || string.Equals(RestLimits.Read(response.Headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase);
                limits.Block(request, wait, isGlobal);
            }

            return new RestResponse((int)response.StatusCode, body);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            return body.Length == 0 ? default : JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Discord's limit for {Route} is reached; waiting as long as it says.")]
    private partial void LogLimited(string route);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord didn't do {Route} (status {Status}); trying again.")]
    private partial void LogFault(string route, int status);
}
