using System.Net;
using Microsoft.Extensions.Options;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Requests.Abstractions;

namespace SpaceNewsBot.Telegram.Connection;

/// <summary>Calls the Bot API once. What can go wrong comes back as a value, and never holds the token.</summary>
internal sealed class TelegramConnection : IDisposable
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan DownloadTimeout = TimeSpan.FromMinutes(1);

    // As Telegram says it (core.telegram.org/bots/api#getfile).
    private static readonly TelegramFault TooBig = new(TelegramFaultKind.BadRequest, 400, "Bad Request: file is too big");
    private static readonly TelegramFault Gone = new(TelegramFaultKind.BadRequest, 404, "Not Found");

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

        T? result = default;
        var fault = await TryAsync(async token => result = await client.SendRequest(request, token), timeout, cancellationToken);
        return (result, fault);
    }

    /// <summary>Fetches a file that Telegram keeps.</summary>
    /// <param name="fileId">Telegram's id of it.</param>
    /// <param name="maxBytes">A longer file is a fault.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes, or the fault.</returns>
    public async Task<(MemoryStream? Content, TelegramFault? Fault)> DownloadAsync(string fileId, int maxBytes, CancellationToken cancellationToken)
    {
        var (file, fault) = await CallAsync(new GetFileRequest { FileId = fileId }, CallTimeout, cancellationToken);
        if (file is null)
        {
            return (null, fault);
        }

        if (file.FilePath is not { } path || file.FileSize > maxBytes)
        {
            return (null, TooBig);
        }

        // Can't grow: what is longer than it was said to be doesn't fit.
        var content = new MemoryStream(new byte[(int)(file.FileSize ?? maxBytes)]);
        fault = await TryAsync(token => client!.DownloadFile(path, content, token), DownloadTimeout, cancellationToken);
        content.SetLength(content.Position);
        content.Position = 0;
        return fault switch
        {
            null => (content, null),

            // The token was good for its path just now: it is the file that isn't there.
            { Code: (int)HttpStatusCode.NotFound } => (null, Gone),
            _ => (null, fault),
        };
    }

    /// <summary>Does one thing on the network; what can go wrong comes back.</summary>
    private async Task<TelegramFault?> TryAsync(Func<CancellationToken, Task> step, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await step(either.Token);
            return null;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The library wraps a cancellation that falls between header and body.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return new TelegramFault(TelegramFaultKind.Passing);
        }
        catch (ApiRequestException refused)
        {
            return Read(refused);
        }
        catch (RequestException failed) when (failed.InnerException is NotSupportedException)
        {
            // What was given to take a file up can't take so much.
            return TooBig;
        }
        catch (RequestException failed)
        {
            // No answer, or none that is the Bot API's.
            return new TelegramFault(TelegramFaultKind.Passing, (int)(failed.HttpStatusCode ?? 0));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return new TelegramFault(TelegramFaultKind.Passing);
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
