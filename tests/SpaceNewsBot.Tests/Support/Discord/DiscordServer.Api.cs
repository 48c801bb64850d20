using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <content>The REST API.</content>
internal sealed partial class DiscordServer
{
    private static readonly TimeSpan _responseTime = TimeSpan.FromSeconds(3);
    private const string AttachmentsPath = "/attachments/";

    private static readonly TimeSpan _tokenTime = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, ConcurrentQueue<DiscordFault>> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Told, DateTimeOffset Until)> blocked = new(StringComparer.Ordinal);

    /// <summary>Messages a channel takes in five seconds.</summary>
    public int MostPosts { get; set; } = 1_000;

    /// <summary>The requests that came before the time that a limit's response named.</summary>
    public ConcurrentQueue<string> EarlyRequests { get; } = [];

    /// <summary>The files that people gave to commands, by their names.</summary>
    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What was done to requests.</summary>
    public ConcurrentQueue<DiscordFault> Faults { get; } = [];

    /// <summary>For so long behind a limit's response, requests count as under way already: on a machine that is busy.</summary>
    public TimeSpan NetworkTime { get; set; }

    /// <summary>Forgets the limits that clients were told: a new process doesn't know them.</summary>
    public void ForgetLimits() => blocked.Clear();

    /// <summary>What is done to the next request of a route ("POST channels/{id}/messages"); several in a row.</summary>
    public void FailNext(string route, params ReadOnlySpan<DiscordFault> next)
    {
        foreach (var fault in next)
        {
            faults.GetOrAdd(route, _ => []).Enqueue(fault);
        }
    }

    private static string? FindFaultOfHeaders(HttpRequest request, bool isOfInteraction) =>
        !AgentForm.IsMatch(request.Headers.UserAgent.ToString()) ? "discord.com/developers/docs/reference#user-agent: DiscordBot (url, version)"
        : !isOfInteraction && request.Headers.Authorization != $"Bot {Token}" ? "discord.com/developers/docs/reference#authentication: the bot's token"
        : null;

    private async Task ServeApiAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var path = context.Request.Path.Value ?? "";
        var parts = path.StartsWith("/api/v10/", StringComparison.Ordinal) ? path["/api/v10/".Length..].Split('/') : [];
        var route = $"{context.Request.Method} {RouteOf(parts)}";
        Requests.Enqueue(route);
        if (path.StartsWith(AttachmentsPath, StringComparison.Ordinal) && Files.TryGetValue(path[AttachmentsPath.Length..], out var file))
        {
            await context.Response.Body.WriteAsync(file);
            return;
        }

        NoteEarly(route, parts);
        DiscordFault? fault = null;
        if (faults.GetValueOrDefault(route)?.TryDequeue(out fault) == true)
        {
            Faults.Enqueue(fault);
        }

        if (fault is { Slow: { } wait })
        {
            await Task.Delay(wait, clock);
            fault = null;
        }

        if (fault is { TakesEffect: false })
        {
            await FailAsync(context, route, parts, fault);
            Change();
            return;
        }

        var (status, body) = Parse(text) is { } json ? await DealAsync(context, route, parts, json.Body) : Refuse(400, 50109, "discord.com/developers/docs/reference: the body is no JSON");
        Change();
        if (fault is not null)
        {
            await FailAsync(context, route, parts, fault);
            return;
        }

        await WriteAsync(context, status, body);
    }

    private static string RouteOf(string[] parts) => parts switch
    {
        ["interactions", _, _, "callback"] => "interactions/{id}/{token}/callback",
        ["webhooks", _, _, .. var rest] => string.Join('/', ["webhooks/{id}/{token}", .. rest]),
        _ => string.Join('/', parts.Select(p => p.All(char.IsAsciiDigit) ? "{id}" : p)),
    };

    private static (bool IsThere, JsonNode? Body)? Parse(string text)
    {
        try
        {
            return (text.Length > 0, text.Length == 0 ? null : JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<(int Status, JsonNode? Body)> DealAsync(HttpContext context, string route, string[] parts, JsonNode? json)
    {
        var isOfInteraction = parts is ["interactions", ..] or ["webhooks", ..];
        if (FindFaultOfHeaders(context.Request, isOfInteraction) is { } rule)
        {
            return Refuse(401, 0, rule);
        }

        var body = json as JsonObject ?? [];
        switch (route, parts)
        {
            case ("GET gateway/bot", _):
                return (200, new JsonObject
                {
                    ["url"] = GatewayUrl,
                    ["shards"] = 1,
                    ["session_start_limit"] = new JsonObject { ["total"] = 1_000, ["remaining"] = RemainingSessions, ["reset_after"] = 3_600_000, ["max_concurrency"] = 1 },
                });
            case ("GET users/@me", _):
                return (200, Bot());
            case ("GET applications/@me" or "GET oauth2/applications/@me", _):
                return (200, new JsonObject
                {
                    ["id"] = ApplicationId,
                    ["name"] = "SpaceNewsBot",
                    ["description"] = "",
                    ["icon"] = null,
                    ["bot_public"] = true,
                    ["bot_require_code_grant"] = false,
                    ["flags"] = MayReadContent ? 1 << 19 : 0,
                    ["summary"] = "",
                    ["team"] = null,
                });
            case ("POST channels/{id}/messages", ["channels", var channel, _]):
                return Post(context, channel, body);
            case ("PATCH channels/{id}/messages/{id}", ["channels", var channel, _, var message]):
                return Edit(posts => posts.LastOrDefault(p => p.Id == message && p.ChannelId == channel && p.AuthorId == BotId), body);
            case ("GET channels/{id}", [_, var channel]):
                return FindChannel(channel);
            case ("POST users/@me/channels", _) when (string?)body["recipient_id"] is { } user:
                return (200, DirectChannel(user));
            case ("GET users/{id}", [_, var user]):
                return user is Person or Moderator or Owner ? (200, User(user)) : Refuse(404, 10013, "discord.com/developers/docs/resources/user#get-user: there is no such user");
            case ("PUT applications/{id}/commands", _) when json is JsonArray commands:
                return Register(commands);
            case ("POST interactions/{id}/{token}/callback", [_, var id, var token, _]):
                return Respond(id, token, body);
            case ("PATCH webhooks/{id}/{token}/messages/@original", [_, _, var token, ..]):
                return EditReply(token, body);
            default:
                await Task.CompletedTask;
                return Refuse(404, 0, $"discord.com/developers/docs/reference: there is no {route}");
        }
    }

    private (int Status, JsonNode? Body) Refuse(int status, int code, string rule)
    {
        Refusals.Enqueue(new DiscordRefusal(status, code, rule));
        return (status, new JsonObject { ["message"] = rule, ["code"] = code });
    }

    private (int Status, JsonNode? Body) Post(HttpContext context, string channel, JsonObject body)
    {
        if (TakeTurn(context, channel) is { } limited)
        {
            return limited;
        }

        if (DiscordRules.FindFault(body, isNew: true) is { } rule)
        {
            return Refuse(400, 50035, rule);
        }

        NotePing(body);
        lock (gate)
        {
            var nonce = (string?)body["nonce"];
            if (nonce is not null && (bool?)body["enforce_nonce"] == true && nonces.TryGetValue($"{channel} {nonce}", out var known))
            {
                return (200, Describe(posts.Single(p => p.Id == known)));
            }

            var post = new DiscordPost
            {
                Id = Mint(),
                ChannelId = channel,
                AuthorId = BotId,
                Nonce = nonce,
                RepliesTo = (string?)body["message_reference"]?["message_id"],
                Body = body,
            };
            posts.Add(post);
            if (nonce is not null)
            {
                nonces[$"{channel} {nonce}"] = post.Id;
            }

            return (200, Describe(post));
        }
    }

    /// <summary>The channel's own limit, told in headers; a request over it is refused.</summary>
    private (int Status, JsonNode? Body)? TakeTurn(HttpContext context, string channel)
    {
        var now = clock.GetUtcNow();
        var window = windows.GetOrAdd(channel, _ => new Queue<DateTimeOffset>());
        lock (window)
        {
            while (window.TryPeek(out var first) && first + TimeSpan.FromSeconds(5) <= now)
            {
                window.Dequeue();
            }

            var isFull = window.Count >= MostPosts;
            if (!isFull)
            {
                window.Enqueue(now);
            }

            var wait = (window.Peek() + TimeSpan.FromSeconds(5) - now).TotalSeconds;
            context.Response.Headers["X-RateLimit-Bucket"] = "80c17d2f203122d936070c88c8d10f33";
            context.Response.Headers["X-RateLimit-Limit"] = FormattableString.Invariant($"{MostPosts}");
            context.Response.Headers["X-RateLimit-Remaining"] = FormattableString.Invariant($"{MostPosts - window.Count}");
            context.Response.Headers["X-RateLimit-Reset"] = FormattableString.Invariant($"{now.ToUnixTimeMilliseconds() / 1_000.0 + wait:0.000}");
            context.Response.Headers["X-RateLimit-Reset-After"] = FormattableString.Invariant($"{wait:0.000}");
            if (!isFull)
            {
                return null;
            }

            Refusals.Enqueue(new DiscordRefusal(429, 0, "discord.com/developers/docs/topics/rate-limits: the bucket was empty"));
            return (429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = wait, ["global"] = false });
        }
    }

    private (int Status, JsonNode? Body) Edit(Func<List<DiscordPost>, DiscordPost?> find, JsonObject body)
    {
        if (DiscordRules.FindFault(body, isNew: false) is { } rule)
        {
            return Refuse(400, 50035, rule);
        }

        NotePing(body);
        lock (gate)
        {
            if (find(posts) is not { } post)
            {
                return Refuse(404, 10008, "discord.com/developers/docs/topics/opcodes-and-status-codes#json: unknown message");
            }

            post.Body = body;
            post.Edits++;
            return (200, Describe(post));
        }
    }

    private (int Status, JsonNode? Body) FindChannel(string channel)
    {
        lock (gate)
        {
            return channel is Channel or Forum ? (200, ChannelObject(channel))
                : threads.TryGetValue(channel, out var thread)
                    ? (200, new JsonObject { ["id"] = channel, ["type"] = 11, ["guild_id"] = Guild, ["parent_id"] = thread.Parent, ["name"] = thread.Name })
                : direct.FirstOrDefault(d => d.Value == channel) is { Key: { } user } ? (200, DirectChannel(user))
                : Refuse(404, 10003, "discord.com/developers/docs/topics/opcodes-and-status-codes#json: unknown channel");
        }
    }

    private JsonObject DirectChannel(string user)
    {
        lock (gate)
        {
            if (!direct.TryGetValue(user, out var channel))
            {
                direct[user] = channel = Mint();
            }

            return new JsonObject
            {
                ["id"] = channel,
                ["type"] = 1,
                ["last_message_id"] = null,
                ["flags"] = 0,
                ["recipients"] = new JsonArray(User(user)),
            };
        }
    }

    private (int Status, JsonNode? Body) Register(JsonArray commands)
    {
        if (DiscordRules.FindFaultOfCommands(commands) is { } rule)
        {
            return Refuse(400, 50035, rule);
        }

        Commands = commands;
        Registrations++;
        return (200, new JsonArray([.. commands.Select(c =>
        {
            var copy = c!.DeepClone().AsObject();
            copy["id"] = Mint();
            copy["application_id"] = ApplicationId;
            copy["version"] = Mint();
            return (JsonNode)copy;
        })]));
    }

    private (int Status, JsonNode? Body) Respond(string id, string token, JsonObject body)
    {
        lock (gate)
        {
            if (!uses.TryGetValue(token, out var use) || use.Id != id || clock.GetUtcNow() - use.At > _responseTime)
            {
                return Refuse(404, 10062, "discord.com/developers/docs/interactions/receiving-and-responding: within 3 seconds");
            }

            if (DiscordRules.FindFaultOfResponse(body) is { } rule)
            {
                return Refuse(400, 50035, rule);
            }

            if (!use.Respond(body))
            {
                return Refuse(400, 40060, "discord.com/developers/docs/interactions/receiving-and-responding: one first response");
            }

            return (204, null);
        }
    }

    private (int Status, JsonNode? Body) EditReply(string token, JsonObject body)
    {
        DiscordUse? use;
        lock (gate)
        {
            uses.TryGetValue(token, out use);
        }

        if (use is null || clock.GetUtcNow() - use.At > _tokenTime)
        {
            return Refuse(401, 50027, "discord.com/developers/docs/interactions/receiving-and-responding: a token lives for 15 minutes");
        }

        if (use.ResponseType is not (4 or 5 or 6 or 7))
        {
            return Refuse(404, 10015, "discord.com/developers/docs/interactions/receiving-and-responding: a reply follows an acknowledgement");
        }

        lock (gate)
        {
            if (use.ResponseType is 5 && DiscordRules.FindFault(body, isNew: false) is null && !posts.Exists(p => p.Interaction == use.Id))
            {
                posts.Add(new DiscordPost
                {
                    Id = Mint(),
                    ChannelId = use.ChannelId,
                    AuthorId = BotId,
                    Interaction = use.Id,
                    IsEphemeral = use.IsEphemeral,
                    Body = body,
                });
            }
        }

        return use.ResponseType is 6 or 7
            ? Edit(all => all.Find(p => p.Id == use.MessageId), body)
            : Edit(all => all.Find(p => p.Interaction == use.Id), body);
    }

    private static JsonObject Describe(DiscordPost post) => new()
    {
        ["id"] = post.Id,
        ["channel_id"] = post.ChannelId,
        ["type"] = post.RepliesTo is null ? 0 : 19,
        ["author"] = post.AuthorId == BotId ? Bot() : User(post.AuthorId),
        ["content"] = post.Body["content"]?.DeepClone() ?? "",
        ["timestamp"] = "2022-03-01T00:00:00.000000+00:00",
        ["edited_timestamp"] = null,
        ["tts"] = false,
        ["mention_everyone"] = false,
        ["mentions"] = new JsonArray(),
        ["mention_roles"] = new JsonArray(),
        ["attachments"] = new JsonArray(),
        ["embeds"] = new JsonArray(),
        ["components"] = new JsonArray(),
        ["pinned"] = false,
        ["flags"] = post.IsEphemeral ? 64 : 0,
        ["nonce"] = post.Nonce,
    };

    private static JsonObject User(string id) => new()
    {
        ["id"] = id,
        ["username"] = $"user{id[^2..]}",
        ["discriminator"] = "0",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = false,
    };

    private void NotePing(JsonObject body)
    {
        if (DiscordRules.MayMention(body))
        {
            Pings.Enqueue(body.ToJsonString());
        }
    }

    private void NoteEarly(string route, string[] parts)
    {
        foreach (var key in new[] { $"{route} {string.Join('/', parts.Take(2))}", "" })
        {
            // What was under way when the limit was told isn't early.
            var now = clock.GetUtcNow();
            if (blocked.TryGetValue(key, out var block) && now >= block.Told + NetworkTime && now < block.Until && parts is not ["interactions", ..] and not ["webhooks", ..])
            {
                EarlyRequests.Enqueue($"{route}, {(now - block.Told).TotalSeconds:N2} s behind a limit of {(block.Until - block.Told).TotalSeconds:N2} s{(key.Length == 0 ? " for all" : "")}");
            }
        }
    }

    private async Task FailAsync(HttpContext context, string route, string[] parts, DiscordFault fault)
    {
        if (fault.Status == 0)
        {
            context.Abort();
            return;
        }

        JsonNode? body = fault.IsPage ? null : new JsonObject { ["message"] = "No.", ["code"] = 0 };
        if (fault.Status == 429)
        {
            blocked[fault.IsGlobal ? "" : $"{route} {string.Join('/', parts.Take(2))}"] = (clock.GetUtcNow(), clock.GetUtcNow() + TimeSpan.FromSeconds(fault.RetryAfter));
            context.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(fault.RetryAfter)}");
            body = fault.IsPage ? null : new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = fault.RetryAfter, ["global"] = fault.IsGlobal };
            if (fault.IsGlobal)
            {
                context.Response.Headers["X-RateLimit-Global"] = "true";
            }
        }

        if (fault.IsPage)
        {
            context.Response.StatusCode = fault.Status;
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html><body>Access denied</body></html>");
            return;
        }

        await WriteAsync(context, fault.Status, body);
    }

    private static async Task WriteAsync(HttpContext context, int status, JsonNode? body)
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
        }
    }

    [GeneratedRegex(@"^DiscordBot \(https?://\S+, \S+\)")]
    private static partial Regex AgentForm { get; }
}
