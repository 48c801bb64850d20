using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Telegram.Connection;
using Telegram.Bot.Requests;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>
/// Has Telegram bring the updates to an address of ours. An update is answered with 200 when it was taken in; until then
/// Telegram brings it again. Telegram brings a chat's messages one after the other, so their order is kept.
/// </summary>
/// <param name="connection">The Bot API.</param>
/// <param name="receiver">Takes updates in.</param>
/// <param name="options">The addresses.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Gets codes and reasons of the store.</param>
internal sealed partial class Webhook(
    TelegramConnection connection,
    UpdateReceiver receiver,
    IOptions<TelegramOptions> options,
    TimeProvider time,
    ILogger<Webhook> logger)
{
    // core.telegram.org/bots/api#setwebhook, secret_token.
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";
    private const int MaxUpdateBytes = 1024 * 1024;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);

    // The same after a restart, so that nothing is refused in between; who doesn't have the token can't make it.
    private string Secret => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.Token.Trim()), "webhook"u8));

    /// <summary>What keeps updates from arriving, in a sentence; null when nothing is known to.</summary>
    public async Task<string?> CheckAsync(CancellationToken cancellationToken)
    {
        var (info, fault) = await connection.CallAsync(new GetWebhookInfoRequest(), CallTimeout, cancellationToken);
        return (info, options.Value.UsesWebhook) switch
        {
            (null, _) => TelegramSentences.Of(fault!, connection.ApiUrl),
            ({ Url.Length: > 0 }, false) =>
                "Telegram brings the updates to a webhook, so none can be asked for: remove it with the command \"webhook remove\", or set Telegram:WebhookUrl.",
            ({ LastErrorMessage: { Length: > 0 } reason, PendingUpdateCount: > 0 }, true) =>
                $"Telegram can't bring updates to {options.Value.WebhookUrl} ({reason}): check the address, its certificate and what stands in front of the bot.",
            _ => null,
        };
    }

    /// <summary>Receives until cancelled. Returns early with a sentence when Telegram or this machine refuses the addresses.</summary>
    public async Task<string?> RunAsync(TelegramSelf us, CancellationToken cancellationToken)
    {
        await using var app = Create(us, cancellationToken);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            // Kestrel has an exception of its own for an address that is taken; the system says what else is the matter.
            var reason = fault is SocketException ? $" ({fault.Message})" : ", because something else does";
            return $"The address {options.Value.WebhookListen} can't be listened on{reason}: correct the setting {TelegramOptions.Section}:{nameof(TelegramOptions.WebhookListen)}.";
        }

        if (await SetAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        LogSet();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = cancellationToken.Register(stopped.SetResult);
        await stopped.Task;

        // What is under way is finished; what comes later Telegram brings to the next start.
        await app.StopAsync(CancellationToken.None);
        return null;
    }

    private async Task<string?> SetAsync(CancellationToken cancellationToken)
    {
        var request = new SetWebhookRequest { Url = options.Value.WebhookUrl, SecretToken = Secret, AllowedUpdates = UpdateReceiver.Wanted };
        var patience = new TelegramPatience(time, logger);
        while (true)
        {
            var (_, fault) = await connection.CallAsync(request, CallTimeout, cancellationToken);
            switch (fault)
            {
                case null:
                    return null;
                case { Kind: TelegramFaultKind.BadRequest }:
                    return $"Telegram doesn't take the webhook {options.Value.WebhookUrl} ({fault.Description}): correct the setting {TelegramOptions.Section}:{nameof(TelegramOptions.WebhookUrl)}.";
                default:
                    if (!await patience.WaitOutAsync(fault, cancellationToken))
                    {
                        return TelegramSentences.TokenRefused;
                    }

                    break;
            }
        }
    }

    private WebApplication Create(TelegramSelf us, CancellationToken stopping)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Value.WebhookListen);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxUpdateBytes;
        });
        var app = builder.Build();
        var path = new Uri(options.Value.WebhookUrl).AbsolutePath;
        app.Run(async context => context.Response.StatusCode = await ServeAsync(context.Request, path, us, stopping));
        return app;
    }

    /// <summary>Takes what was posted in, if it comes from Telegram. The status to answer with.</summary>
    private async Task<int> ServeAsync(HttpRequest request, string path, TelegramSelf us, CancellationToken stopping)
    {
        if (request.Path != path || !HttpMethods.IsPost(request.Method) || !HasSecret(request))
        {
            // Nobody learns what is here.
            return StatusCodes.Status404NotFound;
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (RawUpdate.Read(json.RootElement) is not { } update)
            {
                return StatusCodes.Status400BadRequest;
            }

            await receiver.ReceiveAsync(update, us, stopping);
            return StatusCodes.Status200OK;
        }
        catch (StoreUnavailableException fault)
        {
            LogNotRecorded(fault.Message);
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (OperationCanceledException)
        {
            return StatusCodes.Status503ServiceUnavailable;
        }
        catch (Exception fault) when (fault is JsonException or BadHttpRequestException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    // In constant time, whatever was sent: how long it takes says nothing of how much is right.
    private bool HasSecret(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[SecretHeader].ToString())),
        SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    [LoggerMessage(Level = LogLevel.Information, Message = "Telegram brings updates to the webhook.")]
    private partial void LogSet();

    [LoggerMessage(Level = LogLevel.Warning, Message = "An update couldn't be recorded and stays with Telegram: {Reason}")]
    private partial void LogNotRecorded(string reason);
}
