using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// A Bot API server on loopback that refuses what the real one refuses. The rules are those of core.telegram.org/bots/api;
/// each refusal names its section.
/// </summary>
internal sealed partial class BotApiServer : IAsyncDisposable
{
    public const string Token = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    public const string BotName = "SpaceNewsTestBot";

    private readonly WebApplication app;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, JsonObject> updates = [];
    private readonly Dictionary<string, Queue<BotApiFault>> faults = [];
    private readonly List<BotApiMessage> sent = [];
    private readonly Dictionary<int, BotApiMessage> shown = [];
    private readonly HashSet<int> received = [];
    private readonly List<(string Method, JsonObject Arguments)> calls = [];
    private readonly HashSet<long> chats = [];
    private readonly ConcurrentDictionary<long, bool> blocked = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource poller = new();
    private int nextUpdateId = 7_001;
    private int nextMessageId = 501;

    private BotApiServer(WebApplication app, TimeProvider time)
    {
        this.app = app;
        this.time = time;
    }

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The messages that were taken, in order.</summary>
    public IReadOnlyList<BotApiMessage> Sent => Read(() => sent.ToList());

    /// <summary>What the bot's messages show now, in the order in which they were sent; deleted ones are gone.</summary>
    public IReadOnlyList<BotApiMessage> Shown => Read(() => shown.Values.OrderBy(m => m.Id).ToList());

    /// <summary>Every call with its arguments, in order, refused ones too.</summary>
    public IReadOnlyList<(string Method, JsonObject Arguments)> Calls => Read(() => calls.ToList());

    /// <summary>The updates that nobody acknowledged yet.</summary>
    public IReadOnlyList<int> Waiting => Read(() => updates.Keys.ToList());

    /// <summary>While a webhook is set, getUpdates doesn't work.</summary>
    public bool HasWebhook { get; set; }

    public static async Task<BotApiServer> StartAsync(TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        var server = new BotApiServer(builder.Build(), time ?? TimeProvider.System);
        server.app.Run(server.ServeAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A person writes to the bot. Returns the update's id.</summary>
    public int Write(string text, long chatId = 77, long? userId = null, string chatType = "private") =>
        WriteMessage(new JsonObject { ["text"] = text }, chatId, userId, chatType);

    /// <summary>A person sends the bot something; what of a message isn't given is filled in.</summary>
    public int WriteMessage(JsonObject message, long chatId = 77, long? userId = null, string chatType = "private")
    {
        int id;
        lock (gate)
        {
            id = nextUpdateId++;
            chats.Add(chatId);
            received.Add(nextMessageId);
            message["message_id"] = nextMessageId++;
            message["date"] = time.GetUtcNow().ToUnixTimeSeconds();
            message["chat"] ??= new JsonObject { ["id"] = chatId, ["type"] = chatType, ["title"] = chatType == "private" ? null : "A group" };
            message["from"] ??= new JsonObject { ["id"] = userId ?? chatId, ["is_bot"] = false, ["first_name"] = "Ada" };
            updates.Add(id, new JsonObject { ["update_id"] = id, ["message"] = message });
        }

        Notify();
        return id;
    }

    /// <summary>"If there are no new updates for at least a week, then identifier of the next update will be chosen randomly" (#update).</summary>
    public void NextUpdateId(int id) => Read(() => nextUpdateId = id);

    /// <summary>The next call of a method that isn't spoken for ends like this.</summary>
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

    /// <summary>Somebody deletes one of the bot's messages.</summary>
    public void Delete(int messageId) => Read(() => shown.Remove(messageId));

    public void Block(long chatId) => blocked[chatId] = true;

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
        await poller.CancelAsync();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        try
        {
            await app.StopAsync(now.Token);
        }
        catch (OperationCanceledException)
        {
            // Calls that are never answered are dropped.
        }

        await app.DisposeAsync();
        poller.Dispose();
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

    private static Task AcceptAsync(HttpContext context, JsonNode result) =>
        AnswerAsync(context, 200, new JsonObject { ["ok"] = true, ["result"] = result });

    private async Task ServeAsync(HttpContext context)
    {
        // #making-requests: https://api.telegram.org/bot<token>/METHOD_NAME
        if (RequestPath.Match(context.Request.Path) is not { Success: true } path)
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

        var method = path.Groups["method"].Value;
        var arguments = await ReadArgumentsAsync(context);
        BotApiFault? fault = null;
        lock (gate)
        {
            calls.Add((method, arguments));
            if (faults.TryGetValue(method, out var queue))
            {
                queue.TryDequeue(out fault);
            }
        }

        Notify();
        if (fault is not null)
        {
            await MisbehaveAsync(context, fault);
            return;
        }

        await (method.ToLowerInvariant() switch
        {
            // #making-requests: "All methods in the Bot API are case-insensitive."
            "getme" => AcceptAsync(context, new JsonObject
            {
                ["id"] = 110_201_543,
                ["is_bot"] = true,
                ["first_name"] = "Space News",
                ["username"] = BotName,
            }),
            "getupdates" => GetUpdatesAsync(context, arguments),
            "sendmessage" => SendMessageAsync(context, arguments),
            "editmessagetext" => EditMessageTextAsync(context, arguments),
            "setmycommands" => SetMyCommandsAsync(context, arguments),

            // An unknown method is answered like an unknown path.
            _ => RefuseAsync(context, new(404, "Not Found: method not found")),
        });
        Notify();
    }

    private static async Task<JsonObject> ReadArgumentsAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    private static async Task MisbehaveAsync(HttpContext context, BotApiFault fault)
    {
        if (fault == BotApiFault.HangUp)
        {
            context.Abort();
        }
        else if (fault == BotApiFault.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
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

    private async Task GetUpdatesAsync(HttpContext context, JsonObject arguments)
    {
        if (HasWebhook)
        {
            // #getupdates: "This method will not work if an outgoing webhook is set up."
            await RefuseAsync(context, new(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"));
            return;
        }

        if (arguments["limit"]?.GetValue<int>() is < 1 or > 100)
        {
            // #getupdates: "Values between 1-100 are accepted."
            await RefuseAsync(context, new(400, "Bad Request: limit must be between 1 and 100"));
            return;
        }

        // One bot instance at a time: the newer call ends the older one.
        var mine = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var older = Interlocked.Exchange(ref poller, mine);
        await older.CancelAsync();

        var offset = arguments["offset"]?.GetValue<int>();
        var limit = arguments["limit"]?.GetValue<int>() ?? 100;
        var allowed = arguments["allowed_updates"]?.AsArray().Select(t => t!.GetValue<string>()).ToHashSet();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(arguments["timeout"]?.GetValue<int>() ?? 0), time);
        lock (gate)
        {
            // #getupdates: "An update is considered confirmed as soon as getUpdates is called with an offset higher than
            // its update_id." Until then it comes again with every call.
            foreach (var confirmed in updates.Keys.Where(id => id < offset).ToList())
            {
                updates.Remove(confirmed);
            }
        }

        Notify();
        while (true)
        {
            JsonArray batch;
            Task next;
            lock (gate)
            {
                next = changed.Task;
                batch = [.. updates.Values
                    .Where(u => allowed is null or { Count: 0 } || u.Any(field => allowed.Contains(field.Key)))
                    .Take(limit)
                    .Select(u => u.DeepClone())];
            }

            if (batch.Count > 0 || patience.IsCancellationRequested)
            {
                await AcceptAsync(context, batch);
                return;
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(mine.Token, patience.Token);
            await next.WaitAsync(either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            if (mine.IsCancellationRequested)
            {
                await RefuseAsync(context, new(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"));
                return;
            }
        }
    }

    private async Task SendMessageAsync(HttpContext context, JsonObject arguments)
    {
        var chatId = arguments["chat_id"] is { } chat ? long.Parse(chat.ToString(), CultureInfo.InvariantCulture) : 0;
        if (!Read(() => chats.Contains(chatId)))
        {
            // A bot can't begin a conversation (core.telegram.org/bots#how-are-bots-different-from-users).
            await RefuseAsync(context, new(400, "Bad Request: chat not found"));
            return;
        }

        if (blocked.ContainsKey(chatId))
        {
            await RefuseAsync(context, new(403, "Forbidden: bot was blocked by the user"));
            return;
        }

        if (await ReadTextAsync(context, arguments) is not var (raw, text, entities))
        {
            return;
        }

        BotApiMessage message;
        lock (gate)
        {
            message = new BotApiMessage(
                nextMessageId++,
                chatId,
                arguments["message_thread_id"]?.GetValue<int>(),
                raw,
                text,
                entities,
                arguments["link_preview_options"]?["is_disabled"]?.GetValue<bool>() != true,
                time.GetUtcNow());
            sent.Add(message);
            shown.Add(message.Id, message);
        }

        await AcceptAsync(context, Describe(message));
    }

    private async Task EditMessageTextAsync(HttpContext context, JsonObject arguments)
    {
        var chatId = arguments["chat_id"] is { } chat ? long.Parse(chat.ToString(), CultureInfo.InvariantCulture) : 0;
        if (!Read(() => chats.Contains(chatId)))
        {
            await RefuseAsync(context, new(400, "Bad Request: chat not found"));
            return;
        }

        if (arguments["message_id"]?.GetValue<int>() is not { } id)
        {
            // #editmessagetext: message_id is "required if inline_message_id is not specified".
            await RefuseAsync(context, new(400, "Bad Request: message identifier is not specified"));
            return;
        }

        if (Read(() => received.Contains(id)))
        {
            // #editmessagetext edits the bot's own messages.
            await RefuseAsync(context, new(400, "Bad Request: message can't be edited"));
            return;
        }

        var old = Read(() => shown.GetValueOrDefault(id));
        if (old is null || old.ChatId != chatId)
        {
            await RefuseAsync(context, new(400, "Bad Request: message to edit not found"));
            return;
        }

        if (await ReadTextAsync(context, arguments) is not var (raw, text, entities))
        {
            return;
        }

        if (old.Text == text && old.Entities.SequenceEqual(entities))
        {
            await RefuseAsync(context, new(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"));
            return;
        }

        var message = old with
        {
            Html = raw,
            Text = text,
            Entities = entities,
            HasPreview = arguments["link_preview_options"]?["is_disabled"]?.GetValue<bool>() != true,
        };
        Read(() => shown[id] = message);

        // #editmessagetext: "if the edited message is not an inline message, the edited Message is returned".
        await AcceptAsync(context, Describe(message));
    }

    private static JsonObject Describe(BotApiMessage message) => new()
    {
        ["message_id"] = message.Id,
        ["date"] = message.At.ToUnixTimeSeconds(),
        ["chat"] = new JsonObject { ["id"] = message.ChatId, ["type"] = message.ChatId < 0 ? "group" : "private" },
        ["text"] = message.Text,
    };

    /// <summary>The text of a call as it was given and as it is shown; null when it was refused.</summary>
    private static async Task<(string Raw, string Text, ImmutableArray<BotApiEntity> Entities)?> ReadTextAsync(HttpContext context, JsonObject arguments)
    {
        var mode = arguments["parse_mode"]?.GetValue<string>() ?? "";
        if (mode.ToLowerInvariant() is not ("" or "html"))
        {
            // #formatting-options names the modes; of these the bot uses one, and the server knows no other.
            await RefuseAsync(context, new(400, "Bad Request: unsupported parse_mode"));
            return null;
        }

        var raw = arguments["text"]?.GetValue<string>() ?? "";
        var (text, entities, refusal) = mode.Length == 0 ? (raw, [], null) : BotApiHtml.Parse(raw);
        if (refusal is not null)
        {
            // #html-style
            await RefuseAsync(context, new(400, $"Bad Request: can't parse entities: {refusal}"));
            return null;
        }

        text = Clean(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            // #sendmessage: "1-4096 characters after entities parsing"
            await RefuseAsync(context, new(400, "Bad Request: message text is empty"));
            return null;
        }

        if (text.Trim().Length > 4_096)
        {
            // #sendmessage: "1-4096 characters after entities parsing"
            await RefuseAsync(context, new(400, "Bad Request: message is too long"));
            return null;
        }

        return (raw, text, entities);
    }

    private static async Task SetMyCommandsAsync(HttpContext context, JsonObject arguments)
    {
        var commands = arguments["commands"]?.AsArray() ?? [];
        foreach (var command in commands)
        {
            // #botcommand: "1-32 characters. Can contain only lowercase English letters, digits and underscores."
            if (!CommandName.IsMatch(command?["command"]?.GetValue<string>() ?? ""))
            {
                await RefuseAsync(context, new(400, "Bad Request: BOT_COMMAND_INVALID"));
                return;
            }

            // #botcommand: "Description of the command; 1-256 characters."
            if (command?["description"]?.GetValue<string>() is not { Length: >= 1 and <= 256 })
            {
                await RefuseAsync(context, new(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"));
                return;
            }
        }

        // #setmycommands: "At most 100 commands can be specified."
        await (commands.Count > 100
            ? RefuseAsync(context, new(400, "Bad Request: too many commands"))
            : AcceptAsync(context, JsonValue.Create(true)));
    }

    // What Telegram's servers do with every text: control characters become spaces, "\r" goes, and so do the line and
    // paragraph separators and the characters that embed or override a direction.
    private static string Clean(string text) => string.Concat(text
        .Where(c => c is not ('\r' or (>= '\u2028' and <= '\u202E')))
        .Select(c => c < ' ' && c != '\n' ? ' ' : c));

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

    [GeneratedRegex("^/bot(?<token>[^/]+)/(?<method>[A-Za-z]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex RequestPath { get; }

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName { get; }
}
