using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <content>
/// The webhook (#setwebhook). Of one chat the updates come one by one and in order, of several at once; an answer other than 2xx
/// has the delivery repeated, later each time.
/// </content>
internal sealed partial class BotApiServer
{
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) };
    private BotApiWebhook? webhook;
    private bool isSaidToHaveWebhook;

    /// <summary>While a webhook is set, getUpdates doesn't work. A test may say that there is one without an address.</summary>
    public bool HasWebhook
    {
        get => Read(() => isSaidToHaveWebhook || webhook is not null);
        set => Read(() => isSaidToHaveWebhook = value);
    }

    private bool IsDelivering => Read(() => webhook is not null);

    /// <summary>Posts something to the bot's webhook, as anybody may; the status of the answer.</summary>
    /// <param name="address">The address, or a path on the host of the webhook that is set.</param>
    /// <param name="secret">What stands in the header that Telegram's own posts carry.</param>
    /// <param name="body">What is posted.</param>
    public async Task<int> DeliverAsync(string address, string? secret, string body)
    {
        var url = address.StartsWith('/') ? new Uri(Read(() => webhook?.Url) ?? throw new InvalidOperationException("No webhook is set."), address) : new Uri(address);
        using var response = await PostAsync(url, secret, body, CancellationToken.None);
        return (int)response.StatusCode;
    }

    private BotApiOutcome SetWebhook(JsonObject arguments)
    {
        if (Text(arguments, "url") is not { Length: > 0 } address)
        {
            // #setwebhook: "Use an empty string to remove webhook integration".
            return DeleteWebhook(arguments);
        }

        if (!Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}", UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https"))
        {
            return BotApiOutcome.BadRequest("invalid webhook URL specified");
        }

        // #using-a-local-bot-api-server: such a server lets one "use an HTTP URL for the webhook", "any local IP address for the
        // webhook" and "any port". This one does for the machine that it runs on, and is as strict as Telegram's elsewhere.
        if (!url.IsLoopback)
        {
            if (url.Scheme != "https")
            {
                return BotApiOutcome.BadRequest("bad webhook: An HTTPS URL must be provided for webhook");
            }

            if (url.Port is not (443 or 80 or 88 or 8443))
            {
                // #setwebhook: "Ports currently supported for webhooks: 443, 80, 88, 8443."
                return BotApiOutcome.BadRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
            }
        }

        // #setwebhook: "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are allowed."
        var secret = Text(arguments, "secret_token") is { Length: > 0 } given ? given : null;
        if (secret?.Length > 256)
        {
            return BotApiOutcome.BadRequest("secret token is too long");
        }

        if (secret is not null && !SecretToken.IsMatch(secret))
        {
            return BotApiOutcome.BadRequest("secret token contains unallowed characters");
        }

        var most = Number(arguments, "max_connections") ?? 40;
        if (most is < 1 or > 100)
        {
            // #setwebhook: "1-100. Defaults to 40." The real server takes the nearest of them.
            return BotApiOutcome.BadRequest("max_connections must be between 1 and 100 (core.telegram.org/bots/api#setwebhook)");
        }

        webhook?.Stop();
        DropIfAsked(arguments);
        Allow(arguments);
        webhook = new BotApiWebhook(url, secret, (int)most);
        _ = DeliverAllAsync(webhook);
        poller.Cancel();
        return BotApiOutcome.True;
    }

    private BotApiOutcome DeleteWebhook(JsonObject arguments)
    {
        // #deletewebhook
        webhook?.Stop();
        webhook = null;
        isSaidToHaveWebhook = false;
        DropIfAsked(arguments);
        return BotApiOutcome.True;
    }

    private BotApiOutcome GetWebhookInfo()
    {
        // #webhookinfo
        var info = new JsonObject
        {
            ["url"] = webhook?.Url.ToString() ?? "",
            ["has_custom_certificate"] = false,
            ["pending_update_count"] = updates.Count,
        };
        if (webhook is not null)
        {
            info["max_connections"] = webhook.MostConnections;
            info["ip_address"] = "127.0.0.1";
        }

        if (webhook?.LastError is { } error)
        {
            info["last_error_date"] = error.At.ToUnixTimeSeconds();
            info["last_error_message"] = error.Message;
        }

        if (allowed is { Count: > 0 })
        {
            info["allowed_updates"] = new JsonArray([.. allowed.Select(k => (JsonNode)k)]);
        }

        return BotApiOutcome.Accept(info);
    }

    private void DropIfAsked(JsonObject arguments)
    {
        if (Text(arguments, "drop_pending_updates") == "true")
        {
            updates.Clear();
        }
    }

    private async Task StopDeliveringAsync()
    {
        var last = Read(() => webhook);
        last?.Stop();
        await (last?.Deliveries() ?? Task.CompletedTask);
    }

    /// <summary>Begins a delivery for each chat whose next update nobody delivers yet, whenever something happened.</summary>
    private async Task DeliverAllAsync(BotApiWebhook to)
    {
        while (!to.Stopped.IsCancellationRequested)
        {
            Task next;
            lock (gate)
            {
                next = changed.Task;
                ForgetOld();
                foreach (var (id, (update, queue, _)) in updates.ToList())
                {
                    to.BeginUnlessBusy(queue, () => DeliverAsync(to, id, update.ToJsonString(), queue));
                }
            }

            await next.WaitAsync(to.Stopped).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private async Task DeliverAsync(BotApiWebhook to, int id, string body, string queue)
    {
        try
        {
            for (var pause = _firstPause; ; pause = pause * 2 < _longestPause ? pause * 2 : _longestPause)
            {
                var (isTaken, error, retryAfter) = await TryDeliverAsync(to, body);
                if (isTaken)
                {
                    break;
                }

                Read(() => to.LastError = (time.GetUtcNow(), error));
                Notify();
                await Task.Delay(retryAfter ?? pause, time, to.Stopped);
            }

            Read(() => updates.Remove(id));
        }
        catch (OperationCanceledException)
        {
            // The webhook was removed, and the update waits for whoever comes next.
        }

        to.End(queue);
        Notify();
    }

    private async Task<(bool IsTaken, string Error, TimeSpan? RetryAfter)> TryDeliverAsync(BotApiWebhook to, string body)
    {
        await to.Connections.WaitAsync(to.Stopped);
        try
        {
            using var response = await PostAsync(to.Url, to.Secret, body, to.Stopped);

            // The webhook may name the time itself.
            return (
                response.IsSuccessStatusCode,
                $"Wrong response from the webhook: {(int)response.StatusCode} {response.ReasonPhrase}",
                response.Headers.RetryAfter?.Delta);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !to.Stopped.IsCancellationRequested))
        {
            return (false, fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } ? "Connection refused" : "Webhook connection closed", null);
        }
        finally
        {
            to.Connections.Release();
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri url, string? secret, string body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        if (secret is not null)
        {
            // #setwebhook: "A secret token to be sent in a header “X-Telegram-Bot-Api-Secret-Token” in every webhook request".
            request.Headers.TryAddWithoutValidation("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        return await http.SendAsync(request, cancellationToken);
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex SecretToken { get; }
}
