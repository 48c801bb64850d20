using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>
/// An endpoint of chat completions on loopback that refuses what OpenAI's refuses: the rules are those of
/// platform.openai.com/docs/api-reference/chat/create and platform.openai.com/docs/guides/structured-outputs.
/// </summary>
internal sealed partial class OpenAiServer : IAsyncDisposable
{
    private static readonly string[] Roles = ["developer", "system", "user", "assistant", "tool", "function"];

    private readonly string? key;
    private readonly string path;
    private readonly Lock gate = new();
    private readonly Queue<OpenAiReply> replies = [];
    private readonly List<OpenAiRequest> requests = [];
    private readonly List<string> refusals = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackServer? server;

    private OpenAiServer(string? key, string path)
    {
        this.key = key;
        this.path = path;
    }

    /// <summary>The address for the setting <c>Llm:Endpoint</c>.</summary>
    public string Address => server!.Url + path;

    /// <summary>What answers when nothing is queued; without it that is an error of the server.</summary>
    public Func<OpenAiRequest, OpenAiReply>? Respond { get; set; }

    /// <summary>Every request that was taken, in order.</summary>
    public IReadOnlyList<OpenAiRequest> Requests => Read(() => requests.ToList());

    /// <summary>Why requests weren't taken; what a test asked the server to refuse isn't among it.</summary>
    public IReadOnlyList<string> Refusals => Read(() => refusals.ToList());

    /// <summary>Starts one.</summary>
    /// <param name="key">The key that requests have to bear; null where none is asked for.</param>
    /// <param name="path">The path of its version.</param>
    public static async Task<OpenAiServer> StartAsync(string? key = null, string path = "/v1")
    {
        var started = new OpenAiServer(key, path);
        started.server = await LoopbackServer.StartAsync(started.ServeAsync);
        return started;
    }

    /// <summary>The next requests that aren't spoken for are answered like this.</summary>
    public void Enqueue(params ReadOnlySpan<OpenAiReply> next)
    {
        lock (gate)
        {
            foreach (var reply in next)
            {
                replies.Enqueue(reply);
            }
        }
    }

    /// <summary>The next request that isn't spoken for is answered with these words of the model.</summary>
    public void Enqueue(string content) => Enqueue(OpenAiReply.Text(content));

    /// <summary>Waits until so many requests have come.</summary>
    public Task UntilAsync(int count, CancellationToken cancellationToken) => UntilAsync(s => s.Requests.Count >= count, cancellationToken);

    /// <summary>Waits until something holds of the server.</summary>
    public async Task UntilAsync(Func<OpenAiServer, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = Read(() => changed.Task);
            if (condition(this))
            {
                return;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
    }

    private static async Task<JsonObject?> ReadBodyAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    private static string ErrorBody(string message, string type, string? code, string? parameter = null) =>
        new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["type"] = type, ["param"] = parameter, ["code"] = code } }.ToJsonString();

    private async Task ServeAsync(HttpContext context)
    {
        if (context.Request.Path != $"{path}/chat/completions")
        {
            await RefuseAsync(context, 404, $"Invalid URL ({context.Request.Method} {context.Request.Path})", null);
            return;
        }

        if (context.Request.Method != "POST")
        {
            await RefuseAsync(context, 405, "Only POST requests are accepted.", "method_not_supported");
            return;
        }

        if (key is not null && context.Request.Headers.Authorization != $"Bearer {key}")
        {
            // docs/api-reference/authentication. The real one shows some of the key that it was given; this one all of it.
            await RefuseAsync(context, 401, $"Incorrect API key provided: {context.Request.Headers.Authorization}", "invalid_api_key");
            return;
        }

        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true
            || await ReadBodyAsync(context) is not { } body)
        {
            await RefuseAsync(context, 400, "We could not parse the JSON body of your request.", null);
            return;
        }

        if (FindFault(body) is { } fault)
        {
            await RefuseAsync(context, 400, fault, null);
            return;
        }

        var request = new OpenAiRequest(body);
        OpenAiReply? reply;
        lock (gate)
        {
            requests.Add(request);
            replies.TryDequeue(out reply);
        }

        Notify();
        reply ??= Respond?.Invoke(request);
        if (reply is null)
        {
            await RefuseAsync(context, 500, "No reply was scripted.", null);
            return;
        }

        try
        {
            await AnswerAsync(context, request, reply);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }

    private static async Task AnswerAsync(HttpContext context, OpenAiRequest request, OpenAiReply reply)
    {
        if (reply.Until is { } until)
        {
            await until.WaitAsync(context.RequestAborted);
        }

        if (reply.HangsUp)
        {
            context.Abort();
            return;
        }

        if (reply.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        if (reply.RetryAfterMs is { } exactWait)
        {
            context.Response.Headers["retry-after-ms"] = exactWait;
        }

        if (reply.Location is { } location)
        {
            context.Response.Headers.Location = location;
        }

        if (reply.RawBody is { } raw)
        {
            await WriteAsync(context, reply.Status, raw);
        }
        else if (reply.Status != 200)
        {
            // An error may repeat what it was sent: it mustn't come out anywhere.
            await WriteAsync(context, reply.Status, ErrorBody($"This didn't work: {request.Data}", reply.Code, reply.Code));
        }
        else
        {
            await WriteAsync(context, 200, Completion(request, reply).ToJsonString());
        }
    }

    // docs/api-reference/chat/object
    private static JsonObject Completion(OpenAiRequest request, OpenAiReply reply)
    {
        var completion = new JsonObject
        {
            ["id"] = "chatcmpl-1",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = reply.Content, ["refusal"] = reply.RefusalText },
                ["logprobs"] = null,
                ["finish_reason"] = reply.FinishReason,
            }),
        };
        if (reply.Usage is var (read, written))
        {
            completion["usage"] = new JsonObject { ["prompt_tokens"] = read, ["completion_tokens"] = written, ["total_tokens"] = read + written };
        }

        return completion;
    }

    private static string? FindFault(JsonObject body)
    {
        // docs/api-reference/chat/create
        if (body["model"] is not JsonValue model || !model.TryGetValue<string>(out var name) || name.Length == 0)
        {
            return "you must provide a model parameter";
        }

        if (body["messages"] is not JsonArray { Count: > 0 } messages)
        {
            return "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.";
        }

        foreach (var message in messages)
        {
            if (message?["role"] is not JsonValue role || !Roles.Contains((string?)role))
            {
                return "Invalid value for 'messages.role'.";
            }

            if (message["content"] is not JsonValue content || !content.TryGetValue<string>(out var text) || text.Length == 0)
            {
                return "Invalid value for 'messages.content': expected a string.";
            }
        }

        if (body["temperature"] is { } temperature && (double)temperature is < 0 or > 2)
        {
            return "Invalid 'temperature': decimal above maximum value. Expected a value <= 2.";
        }

        if (body["max_completion_tokens"] is { } most && (int)most < 1)
        {
            return "Invalid 'max_completion_tokens': integer below minimum value. Expected a value >= 1.";
        }

        // The bot gives a model no tools, and takes no answer without a form.
        if (body.ContainsKey("tools") || body.ContainsKey("functions"))
        {
            return "The bot's model has no tools.";
        }

        if ((string?)body["response_format"]?["type"] != "json_schema" || body["response_format"]!["json_schema"] is not JsonObject form)
        {
            return "Missing required parameter: 'response_format.json_schema'.";
        }

        if ((string?)form["name"] is not { } formName || !FormName().IsMatch(formName))
        {
            return "Invalid 'response_format.json_schema.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.";
        }

        if ((bool?)form["strict"] != true || form["schema"] is not JsonObject schema || (string?)schema["type"] != "object")
        {
            return "The bot's schemas are strict, and their root is an object.";
        }

        return FindSchemaFault(schema);
    }

    // docs/guides/structured-outputs#supported-schemas: "All fields must be required", "additionalProperties: false must always be set in objects".
    private static string? FindSchemaFault(JsonObject schema)
    {
        if (schema["properties"] is JsonObject properties)
        {
            var required = schema["required"]?.AsArray().Select(r => (string)r!).Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
            if (!required.SequenceEqual(properties.Select(p => p.Key).Order(StringComparer.Ordinal)))
            {
                return "Invalid schema for response_format: 'required' is required to be supplied and to be an array including every key in properties.";
            }

            if (schema["additionalProperties"] is not JsonValue additional || (bool)additional)
            {
                return "Invalid schema for response_format: 'additionalProperties' is required to be supplied and to be false.";
            }

            return properties.Select(p => FindSchemaFault(p.Value!.AsObject())).FirstOrDefault(f => f is not null);
        }

        return schema["items"] is JsonObject items ? FindSchemaFault(items)
            : schema["type"] is null ? "Invalid schema for response_format: schema must have a 'type' key."
            : null;
    }

    private async Task RefuseAsync(HttpContext context, int status, string message, string? code)
    {
        lock (gate)
        {
            refusals.Add($"{status}: {message}");
        }

        Notify();
        await WriteAsync(context, status, ErrorBody(message, "invalid_request_error", code));
    }

    private T Read<T>(Func<T> read)
    {
        lock (gate)
        {
            return read();
        }
    }

    private void Notify()
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            waiting = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.TrySetResult();
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex FormName();
}
