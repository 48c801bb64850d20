using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <content>The gateway (discord.com/developers/docs/events/gateway).</content>
internal sealed partial class DiscordServer
{
    private const string ResumePath = "/resume";

    private readonly ConcurrentDictionary<string, DiscordSession> sessions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<DiscordPeer, bool> peers = new();

    /// <summary>The connections that stand.</summary>
    public IReadOnlyCollection<DiscordPeer> Peers => [.. peers.Keys];

    /// <summary>In milliseconds.</summary>
    public int HeartbeatInterval { get; set; } = 41_250;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>How many sessions may still begin today.</summary>
    public int RemainingSessions { get; set; } = 1_000;

    /// <summary>What clients sent, as "2 /" for an identify and "6 /resume" for a resumption.</summary>
    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>With which codes clients left; 0 for none.</summary>
    public ConcurrentQueue<int> Goodbyes { get; } = [];

    /// <summary>The data of every identify.</summary>
    public ConcurrentQueue<JsonObject> Identifies { get; } = [];

    /// <summary>The next resumption is refused with op 9.</summary>
    public bool? InvalidatesWith { get; set; }

    /// <summary>The next connection is closed with this code behind its identify.</summary>
    public int? ClosesWith { get; set; }

    /// <summary>Tells every session of an event; those without a connection get it when they go on.</summary>
    public async Task DispatchAsync(string name, JsonObject data, Func<DiscordSession, JsonObject>? view = null)
    {
        foreach (var session in sessions.Values)
        {
            await session.Turn.WaitAsync();
            try
            {
                var payload = session.Add(name, view?.Invoke(session) ?? data);
                if (session.Peer is { } peer)
                {
                    await peer.SendAsync(payload);
                }
            }
            finally
            {
                session.Turn.Release();
            }
        }
    }

    /// <summary>Forgets all sessions, as Discord does after a while.</summary>
    public void ForgetSessions() => sessions.Clear();

    private async Task ServeGatewayAsync(HttpContext context)
    {
        var query = context.Request.Query;
        using var peer = new DiscordPeer(await context.WebSockets.AcceptWebSocketAsync(), query["compress"] == "zlib-stream")
        {
            Path = context.Request.Path.Value ?? "",
        };
        if (query["v"] != "10" || query["encoding"] != "json")
        {
            Refusals.Enqueue(new DiscordRefusal(0, 4012, "discord.com/developers/docs/events/gateway#connecting-gateway-url-query-string-params: v=10 and encoding=json"));
            await peer.CloseAsync(4012);
            return;
        }

        peers[peer] = true;
        await peer.SendAsync(10, new JsonObject { ["heartbeat_interval"] = HeartbeatInterval });
        var sends = new Queue<DateTimeOffset>();
        while (await peer.ReceiveAsync() is { } payload)
        {
            sends.Enqueue(clock.GetUtcNow());
            if (sends.Count > 120 && sends.Dequeue() > clock.GetUtcNow().AddSeconds(-60))
            {
                Refusals.Enqueue(new DiscordRefusal(0, 4008, "discord.com/developers/docs/events/gateway#rate-limiting: 120 events a minute"));
                await peer.CloseAsync(4008);
                break;
            }

            await ServeAsync(peer, payload);
            Change();
        }

        // One that was dropped keeps its session; a normal end ends it (…/events/gateway#initiating-a-disconnect).
        peers.TryRemove(peer, out _);
        if (peer.Session is { } session && session.Peer == peer)
        {
            session.Peer = null;
            if (peer.ClosedWith is 1000 or 1001)
            {
                sessions.TryRemove(session.Id, out _);
            }
        }

        Goodbyes.Enqueue(peer.ClosedWith ?? 0);
        await peer.CloseAsync(1000);
        Change();
    }

    private async Task ServeAsync(DiscordPeer peer, JsonObject payload)
    {
        var opcode = (int?)payload["op"];
        Sent.Enqueue($"{opcode} {peer.Path}");
        switch (opcode)
        {
            case 1:
                if (Acknowledges)
                {
                    await peer.SendAsync(11, null);
                }

                break;
            case 2 when peer.Session is not null:
                await peer.CloseAsync(4005);
                break;
            case 2:
                await IdentifyAsync(peer, payload["d"] as JsonObject ?? []);
                break;
            case 6:
                await ResumeAsync(peer, payload["d"] as JsonObject ?? []);
                break;
            case 3 or 4 or 8 when peer.Session is not null:
                break;
            case null:
                await peer.CloseAsync(4002);
                break;
            default:
                await peer.CloseAsync(peer.Session is null ? 4003 : 4001);
                break;
        }
    }

    private async Task IdentifyAsync(DiscordPeer peer, JsonObject data)
    {
        Identifies.Enqueue(data);
        var intents = (int?)data["intents"];
        var code = (string?)data["token"] != Token ? 4004
            : data["properties"] is not JsonObject || intents is null ? 4002
            : data["shard"] is JsonArray shard && !(shard.Count == 2 && (int)shard[0]! < (int)shard[1]!) ? 4010
            : (intents & ~0x3FFFFFF) != 0 ? 4013
            : (intents & (1 << 15)) != 0 && !MayReadContent ? 4014
            : ClosesWith ?? 0;
        ClosesWith = null;
        if (code != 0)
        {
            await peer.CloseAsync(code);
            return;
        }

        var session = new DiscordSession { Id = Mint(), Intents = intents!.Value, Peer = peer };
        await session.Turn.WaitAsync();
        try
        {
            // It is among the sessions before anybody can see it: what is said from then on comes behind its beginning.
            sessions[session.Id] = session;
            peer.Session = session;
            await peer.SendAsync(session.Add("READY", new JsonObject
            {
                ["v"] = 10,
                ["user"] = Bot(),
                ["guilds"] = new JsonArray(new JsonObject { ["id"] = Guild, ["unavailable"] = true }),
                ["session_id"] = session.Id,
                ["session_type"] = "normal",
                ["resume_gateway_url"] = GatewayUrl + ResumePath,
                ["application"] = new JsonObject { ["id"] = ApplicationId, ["flags"] = MayReadContent ? 1 << 19 : 0 },
                ["private_channels"] = new JsonArray(),
                ["_trace"] = null,
            }));
            await peer.SendAsync(session.Add("GUILD_CREATE", GuildObject()));
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private async Task ResumeAsync(DiscordPeer peer, JsonObject data)
    {
        if ((string?)data["token"] != Token)
        {
            await peer.CloseAsync(4004);
            return;
        }

        if (InvalidatesWith is { } isResumable)
        {
            InvalidatesWith = null;
            if (!isResumable)
            {
                ForgetSessions();
            }

            await peer.SendAsync(9, isResumable);
            return;
        }

        if (!sessions.TryGetValue((string?)data["session_id"] ?? "", out var session))
        {
            await peer.SendAsync(9, false);
            return;
        }

        peer.Session = session;
        await session.Turn.WaitAsync();
        try
        {
            session.Peer = peer;
            foreach (var missed in session.Since((long?)data["seq"] ?? 0))
            {
                await peer.SendAsync(missed);
            }

            await peer.SendAsync(session.Add("RESUMED", []));
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private static JsonObject Bot() => new()
    {
        ["id"] = BotId,
        ["username"] = "SpaceNewsBot",
        ["discriminator"] = "0",
        ["global_name"] = null,
        ["avatar"] = null,
        ["bot"] = true,
        ["mfa_enabled"] = false,
        ["flags"] = 0,
    };

    private static JsonObject GuildObject() => new()
    {
        ["id"] = Guild,
        ["name"] = "The harbour",
        ["owner_id"] = Owner,
        ["joined_at"] = "2022-03-01T00:00:00.000000+00:00",
        ["large"] = false,
        ["unavailable"] = false,
        ["member_count"] = 2,
        ["afk_timeout"] = 300,
        ["afk_channel_id"] = null,
        ["verification_level"] = 0,
        ["default_message_notifications"] = 0,
        ["explicit_content_filter"] = 0,
        ["mfa_level"] = 0,
        ["nsfw_level"] = 0,
        ["premium_tier"] = 0,
        ["system_channel_flags"] = 0,
        ["preferred_locale"] = "en-US",
        ["region"] = "deprecated",
        ["premium_progress_bar_enabled"] = false,
        ["features"] = new JsonArray(),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["voice_states"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["threads"] = new JsonArray(),
        ["stage_instances"] = new JsonArray(),
        ["guild_scheduled_events"] = new JsonArray(),
        ["roles"] = new JsonArray(Role(Guild, "@everyone", Everyones), Role(ModeratorRole, "Moderators", Everyones | ManageGuild)),
        ["channels"] = new JsonArray(ChannelObject(Channel), ChannelObject(Forum)),
        ["members"] = new JsonArray(new JsonObject
        {
            ["user"] = Bot(),
            ["roles"] = new JsonArray(),
            ["joined_at"] = "2022-03-01T00:00:00.000000+00:00",
            ["deaf"] = false,
            ["mute"] = false,
            ["flags"] = 0,
        }),
    };

    private static JsonObject Role(string id, string name, ulong permissions) => new()
    {
        ["id"] = id,
        ["name"] = name,
        ["color"] = 0,
        ["hoist"] = false,
        ["position"] = 0,
        ["permissions"] = permissions.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };

    private static JsonObject ChannelObject(string id) => new()
    {
        ["id"] = id,
        ["type"] = id == Forum ? 15 : 0,
        ["guild_id"] = Guild,
        ["name"] = id == Forum ? "questions" : "general",
        ["position"] = 0,
        ["permission_overwrites"] = new JsonArray(),
        ["parent_id"] = null,
        ["topic"] = null,
        ["nsfw"] = false,
        ["flags"] = 0,
        ["available_tags"] = new JsonArray(),
    };
}
