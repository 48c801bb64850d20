using System.Net;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests.Abstractions;

namespace SpaceNewsBot.Telegram;

/// <summary>Calls the Bot API once. What can go wrong comes back as a value, and never holds the token.</summary>
internal sealed class TelegramConnection : IDisposable
{
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly TelegramBotClient? client;

    public TelegramConnection(IOptions<TelegramOptions> options, TimeProvider time, HttpMessageHandler handler)
    {
        this.time = time;

        // Timeouts are this class's own, on the clock that tests can turn.
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        ApiUrl = options.Value.ApiUrl;
        try
        {
            // The library's own waiting for rate limits is off: it knows no clock but the machine's.
            client = new TelegramBotClient(
                new TelegramBotClientOptions(options.Value.Token.Trim(), ApiUrl) { RetryThreshold = 0 },
                http);
        }
        catch (ArgumentException)
        {
            // The token hasn't the form of one.
        }
    }

    /// <summary>Where the Bot API is.</summary>
    public string ApiUrl { get; }

    /// <summary>Makes one call.</summary>
    /// <returns>The result, or the fault.</returns>
    public async Task<(T? Result, TelegramFault? Fault)> CallAsync<T>(IRequest<T> request, TimeSpan timeout, CancellationToken cancellationToken)
        where T : notnull
    {
        if (client is null)
        {
            return (default, new TelegramFault(TelegramFaultKind.TokenRefused));
        }

        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return (await client.SendRequest(request, either.Token), null);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The library wraps a cancellation that falls between header and body.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return (default, new TelegramFault(TelegramFaultKind.Passing));
        }
        catch (ApiRequestException refused)
        {
            return (default, Read(refused));
        }
        catch (RequestException failed)
        {
            // No answer, or none that is the Bot API's.
            return (default, new TelegramFault(TelegramFaultKind.Passing, (int)(failed.HttpStatusCode ?? 0)));
        }
    }

    public void Dispose() => http.Dispose();

    private static TelegramFault Read(ApiRequestException refused)
    {
        var kind = (HttpStatusCode)refused.ErrorCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.NotFound => TelegramFaultKind.TokenRefused,
            HttpStatusCode.Conflict => TelegramFaultKind.Conflict,
            HttpStatusCode.Forbidden => TelegramFaultKind.Forbidden,
            HttpStatusCode.BadRequest => TelegramFaultKind.BadRequest,
            _ => TelegramFaultKind.Passing,
        };
        return new TelegramFault(
            kind,
            refused.ErrorCode,
            refused.Message,
            refused.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            refused.Parameters?.MigrateToChatId);
    }
}
