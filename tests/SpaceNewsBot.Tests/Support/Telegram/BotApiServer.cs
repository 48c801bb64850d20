using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>
/// A Bot API server on loopback that refuses what the real one refuses. The rules are those of core.telegram.org/bots/api;
/// each refusal names its section, in its text or beside it. Where the documentation gives no sentence, the refusal's is that of
/// the real server (github.com/tdlib/telegram-bot-api) if it has one.
/// </summary>
internal sealed partial class BotApiServer : IAsyncDisposable
{
    public const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    public const string BotName = "SpaceNewsTestBot";

    /// <summary>The bot's id as a user: what stands before the colon in its token.</summary>
    public const long BotId = 110_201_543;

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<BotApiFault>> faults = [];
    private readonly List<BotApiFault> dealt = [];
    private readonly List<(string Method, JsonObject Arguments)> calls = [];
    private readonly List<string> refusals = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LoopbackServer? server;

    private BotApiServer(TimeProvider time) => this.time = time;

    public string Url => server!.Url;

    /// <summary>Every call with its arguments, in order, refused ones too.</summary>
    public IReadOnlyList<(string Method, JsonObject Arguments)> Calls => Read(() => calls.ToList());

    /// <summary>What the server would not do, as "method: description"; what a test asked it to refuse isn't among it.</summary>
    public IReadOnlyList<string> Refusals => Read(() => refusals.ToList());

    /// <summary>The faults that calls met, in order.</summary>
    public IReadOnlyList<BotApiFault> Faults => Read(() => dealt.ToList());

    public static async Task<BotApiServer> StartAsync(TimeProvider? time = null)
    {
        var started = new BotApiServer(time ?? TimeProvider.System);
        started.server = await LoopbackServer.StartAsync(started.ServeAsync);
        return started;
    }

    /// <summary>The next call of a method that isn't spoken for ends like this. The download of a file goes by the name "file".</summary>
    public void Fail(string method, params ReadOnlySpan<BotApiFault> next)
    {
        lock (gate)
        {
            var queue = faults.TryGetValue(method, out var known) ? known : faults[method] = new Queue<BotApiFault>();
            foreach (var fault in next)
            {
                queue.Enqueue(fault);
            }
        }
    }

    /// <summary>Whether a fault waits for a method's next call.</summary>
    public bool IsToFail(string method) => Read(() => faults.TryGetValue(method, out var queue) && queue.Count > 0);

    /// <summary>Waits until something holds of the server.</summary>
    public async Task UntilAsync(Func<BotApiServer, bool> condition, CancellationToken cancellationToken)
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
        await StopDeliveringAsync();
        await poller.CancelAsync();
        await server!.DisposeAsync();
        poller.Dispose();
        http.Dispose();
    }

    private static async Task AnswerAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, BotApiFault fault)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = fault.Status, ["description"] = fault.Description };
        if (fault.RetryAfter is { } seconds)
        {
            // #responseparameters
            body["parameters"] = new JsonObject { ["retry_after"] = seconds };
        }
        else if (fault.MigrateToChatId is { } chat)
        {
            body["parameters"] = new JsonObject { ["migrate_to_chat_id"] = chat };
        }

        return AnswerAsync(context, fault.Status, body);
    }

    private async Task ServeAsync(HttpContext context)
    {
        // #making-requests: https://api.telegram.org/bot<token>/METHOD_NAME
        // #getfile: https://api.telegram.org/file/bot<token>/<file_path>
        if (RequestPath.Match(context.Request.Path) is not { Success: true } path
            || (!path.Groups["file"].Success && !path.Groups["rest"].Value.All(char.IsAsciiLetter)))
        {
            await RefuseAsync(context, new(404, "Not Found"));
            return;
        }

        if (path.Groups["token"].Value != Token)
        {
            // #authorizing-your-bot
            await RefuseAsync(context, new(401, "Unauthorized"));
            return;
        }

        var isFile = path.Groups["file"].Success;
        var method = isFile ? "file" : path.Groups["rest"].Value;
        if (await ReadArgumentsAsync(context) is not { } arguments)
        {
            await EndAsync(context, Note(method, BotApiOutcome.BadRequest("the body is no JSON object (core.telegram.org/bots/api#making-requests)")));
            return;
        }

        BotApiFault? fault = null;
        lock (gate)
        {
            if (!isFile)
            {
                calls.Add((method, arguments));
                NoteEarly(method, arguments);
            }

            if (faults.TryGetValue(method, out var queue) && queue.TryDequeue(out fault))
            {
                dealt.Add(fault);
                NoteFault(method, arguments, fault);
            }
        }

        Notify();
        if (isFile)
        {
            await ServeFileAsync(context, path.Groups["rest"].Value, fault);
            return;
        }

        if (fault is null || fault.TakesEffect || IsOnlySlow(fault))
        {
            var outcome = Note(method, method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)
                ? await GetUpdatesAsync(context, arguments)
                : Read(() => Limit(method, arguments) ?? Deal(method, arguments)));
            Notify();
            if (fault is { Slow: { } slow })
            {
                await WaitAsync(context, slow);
            }

            if (fault is null || IsOnlySlow(fault))
            {
                await EndAsync(context, outcome);
                return;
            }

            NoteUntold(method, outcome);
        }
        else if (fault.Slow is { } slow)
        {
            await WaitAsync(context, slow);
        }

        await MisbehaveAsync(context, fault);
    }

    private BotApiOutcome Deal(string method, JsonObject arguments) => method.ToLowerInvariant() switch
    {
        // #making-requests: "All methods in the Bot API are case-insensitive."
        "getme" => BotApiOutcome.Accept(DescribeBot()),
        "sendmessage" => SendMessage(arguments),
        "editmessagetext" => EditMessageText(arguments),
        "editmessagereplymarkup" => EditMessageReplyMarkup(arguments),
        "sendchataction" => SendChatAction(arguments),
        "answercallbackquery" => AnswerCallbackQuery(arguments),
        "answerinlinequery" => AnswerInlineQuery(arguments),
        "getchatmember" => GetChatMember(arguments),
        "getchatadministrators" => GetChatAdministrators(arguments),
        "getfile" => GetFile(arguments),
        "setmycommands" => SetMyCommands(arguments),
        "deletemycommands" => DeleteMyCommands(arguments),
        "getmycommands" => GetMyCommands(arguments),
        "setwebhook" => SetWebhook(arguments),
        "deletewebhook" => DeleteWebhook(arguments),
        "getwebhookinfo" => GetWebhookInfo(),

        // An unknown method is answered like an unknown path.
        _ => BotApiOutcome.Refuse(new(404, "Not Found: method not found")),
    };

    private BotApiOutcome Note(string method, BotApiOutcome outcome)
    {
        if (outcome.Refusal is { Status: 400 } refusal)
        {
            lock (gate)
            {
                refusals.Add($"{method}: {refusal.Description}");
            }
        }

        return outcome;
    }

    private static async Task EndAsync(HttpContext context, BotApiOutcome outcome)
    {
        if (outcome.Refusal is { } refusal)
        {
            await RefuseAsync(context, refusal);
        }
        else if (outcome.Result is { } result)
        {
            await AnswerAsync(context, 200, new JsonObject { ["ok"] = true, ["result"] = result });
        }
    }

    private static bool IsOnlySlow(BotApiFault fault) => fault is { Status: 0, Description: "", Slow: not null, TakesEffect: false };

    private async Task WaitAsync(HttpContext context, TimeSpan wait) =>
        await Task.Delay(wait, time, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task<JsonObject?> ReadArgumentsAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        try
        {
            return body.Length == 0 ? [] : JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task MisbehaveAsync(HttpContext context, BotApiFault fault)
    {
        if (fault == BotApiFault.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
        else if (fault.Status == 0 || fault.TakesEffect)
        {
            context.Abort();
        }
        else if (fault == BotApiFault.BadGateway)
        {
            context.Response.StatusCode = fault.Status;
            await context.Response.WriteAsync(fault.Description, context.RequestAborted);
        }
        else
        {
            await RefuseAsync(context, fault);
        }
    }

    private static JsonObject DescribeBot() => new()
    {
        ["id"] = BotId,
        ["is_bot"] = true,
        ["first_name"] = "Space News",
        ["username"] = BotName,
    };

    /// <summary>A number that a call may give as a text too, as it may give a chat's id (#making-requests).</summary>
    private static long? Number(JsonObject arguments, string field) =>
        arguments[field] is { } value && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(JsonObject arguments, string field) => arguments[field]?.ToString();

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

    [GeneratedRegex("^(?<file>/file)?/bot(?<token>[^/]+)/(?<rest>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex RequestPath { get; }
}
