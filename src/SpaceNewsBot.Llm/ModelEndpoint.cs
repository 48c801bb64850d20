using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI;
using OpenAI.Chat;
using SpaceNewsBot.Core.Generation;

namespace SpaceNewsBot.Llm;

/// <summary>
/// The endpoint: OpenAI's, Azure's compatible one, Ollama, llama.cpp, vLLM or another with chat completions. It makes one request
/// and tells what came of it; nothing that it says is trusted, and nothing of it is logged.
/// </summary>
internal sealed class ModelEndpoint : IDisposable
{
    private readonly HttpClient http;
    private readonly OpenAIChatCompletionService chat;
    private readonly TimeProvider time;

    /// <summary>Connects nothing yet.</summary>
    public ModelEndpoint(IOptions<LlmOptions> options, TimeProvider time)
    {
        this.time = time;
        Model = options.Value.Model.Trim();

        // A client of its own: those of the HTTP client factory log. Whoever sends it elsewhere mustn't get the questions.
        http = new HttpClient(new BoundedResponses(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(3), AllowAutoRedirect = false }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var client = new OpenAIClient(
            new ApiKeyCredential(options.Value.ApiKey is { Length: > 0 } key ? key : "none"),
            new OpenAIClientOptions
            {
                Endpoint = AddressOf(options.Value.Endpoint),
                Transport = new HttpClientPipelineTransport(http),

                // Patience is the caller's, on the program's clock.
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,

                // The library would log requests where somebody turns its logging on.
                ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            });
        chat = new OpenAIChatCompletionService(Model, client);
    }

    /// <summary>The model's name there.</summary>
    public string Model { get; }

    /// <summary>Makes one request.</summary>
    /// <param name="prompt">The rendered prompt.</param>
    /// <param name="settings">How it is to be answered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ModelAttempt> AskAsync(string prompt, OpenAIPromptExecutionSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            // Without a kernel there is no function that the model could call.
            var messages = await chat.GetChatMessageContentsAsync(prompt, settings, kernel: null, cancellationToken).ConfigureAwait(false);
            return messages is [OpenAIChatMessageContent message, ..] ? Read(message) : new ModelAttempt { Fault = ModelFault.Malformed };
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not OperationCanceledException)
        {
            // What breaks off a connection may come out in another guise.
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (HttpOperationException e)
        {
            return Read(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ModelAttempt { Fault = ModelFault.Unavailable, IsPassing = true };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException or KeyNotFoundException or NotSupportedException or KernelException)
        {
            // Something else than a chat completion came with a status of success.
            return new ModelAttempt { Fault = ModelFault.Malformed };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static Uri AddressOf(string endpoint)
    {
        var address = new Uri(endpoint.Trim());
        return address.AbsolutePath == "/" ? new Uri(address, "v1") : address;
    }

    private static ModelAttempt Read(OpenAIChatMessageContent message)
    {
        var completion = message.InnerContent as ChatCompletion;
        var attempt = new ModelAttempt { Tokens = completion?.Usage?.TotalTokenCount };
        return completion switch
        {
            { Refusal.Length: > 0 } or { FinishReason: ChatFinishReason.ContentFilter } => attempt with { Fault = ModelFault.Refused },
            { FinishReason: ChatFinishReason.Length } => attempt with { Fault = ModelFault.CutOff },
            { FinishReason: ChatFinishReason.Stop } when message.Content is { Length: > 0 } text => attempt with { Text = text },
            _ => attempt with { Fault = ModelFault.Malformed },
        };
    }

    private ModelAttempt Read(HttpOperationException e)
    {
        var attempt = new ModelAttempt { Fault = ModelFault.Unavailable, Status = (int)(e.StatusCode ?? 0) };
        return e.StatusCode switch
        {
            null or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError => attempt with { IsPassing = true, RetryAfter = ReadRetryAfter(e) },
            HttpStatusCode.TooManyRequests => attempt with { Fault = ModelFault.RateLimited, IsPassing = true, RetryAfter = ReadRetryAfter(e) },

            // learn.microsoft.com/azure/ai-services/openai/concepts/content-filter: a prompt that is filtered is a bad request.
            HttpStatusCode.BadRequest when e.ResponseContent?.Contains("\"content_filter\"", StringComparison.Ordinal) == true => attempt with { Fault = ModelFault.Refused },
            _ => attempt,
        };
    }

    private TimeSpan? ReadRetryAfter(HttpOperationException e)
    {
        if ((e.InnerException as ClientResultException)?.GetRawResponse()?.Headers is not { } headers)
        {
            return null;
        }

        // OpenAI says it more exactly there.
        if (headers.TryGetValue("retry-after-ms", out var exact)
            && double.TryParse(exact, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < int.MaxValue)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        // RFC 9110, 10.2.3: seconds, or a date.
        return headers.TryGetValue("Retry-After", out var value) ? value switch
        {
            _ when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) => TimeSpan.FromSeconds(seconds),
            _ when DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                date > time.GetUtcNow() ? date - time.GetUtcNow() : TimeSpan.Zero,
            _ => null,
        }
        : null;
    }
}
