using System.Globalization;
using SpaceNewsBot.Tests.Support.Soaks;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>Asks the real process many questions over a bad network, kills it now and then, and counts what came of each.</summary>
internal sealed class DiscordSoak(SoakPlan plan) : Soak(plan)
{
    private const string Question = "Why did Russia suspend cooperation on the International Space Station?";

    // What follows from a kill: an interaction that wasn't acknowledged, or is acknowledged too late.
    private static readonly int[] _codesOfKills = [10015, 10062];

    private readonly Dictionary<string, int> faults = new(StringComparer.Ordinal);
    private DiscordServer? server;
    private int askedBefore;
    private int recordedBefore;

    /// <summary>What came before a limit had ended.</summary>
    public IEnumerable<string> EarlyRequests => server!.EarlyRequests;

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [new("Discord__Token", DiscordServer.Token), new("Discord__ApiUrl", server!.ApiUrl)];

    public async Task<DiscordSoakReport> RunAsync()
    {
        server = await DiscordServer.StartAsync();
        server.NetworkTime = TimeSpan.FromMilliseconds(400);
        await PlayAsync();
        return Report();
    }

    protected override async Task<string> AskAsync()
    {
        var person = (1_200_000_000_000_000_000UL + (ulong)Random.Next(Plan.People)).ToString(CultureInfo.InvariantCulture);
        return Random.Next(10) switch
        {
            < 5 => await server!.SayDirectAsync(Question, person),
            < 7 => await server!.SayAsync($"<@{DiscordServer.BotId}> {Question}", person),
            _ => (await server!.UseAsync("ask", person, options: [("question", Question), ("private", Random.Next(2) == 0)])).Id,
        };
    }

    protected override async Task DisturbAsync()
    {
        const string Post = "POST channels/{id}/messages";
        const string Reply = "PATCH webhooks/{id}/{token}/messages/@original";
        var route = Random.Next(2) == 0 ? Post : Reply;
        switch (Random.Next(8))
        {
            case 0:
                Count("dropped");
                server!.Peers.FirstOrDefault()?.Drop();
                break;
            case 1 when server!.Peers.FirstOrDefault() is { } peer:
                Count("reconnect");
                await peer.SendAsync(7, null);
                break;
            case 2:
                server!.FailNext(route, new DiscordFault(429) { RetryAfter = 0.8 });
                break;
            case 3:
                server!.FailNext(Post, new DiscordFault(429) { RetryAfter = 1, IsGlobal = true });
                break;
            case 4:
                server!.FailNext(route, new DiscordFault(503) { IsPage = true });
                break;
            case 5:
                server!.FailNext(route, new DiscordFault(0) { TakesEffect = true });
                break;
            default:
                server!.FailNext(route, new DiscordFault(200) { Slow = TimeSpan.FromMilliseconds(Random.Next(50, 1_000)) });
                break;
        }
    }

    protected override async Task DisconnectAsync()
    {
        await server!.WaitAsync(() => server.Peers.Count == 0);
        server.ForgetSessions();
        server.ForgetLimits();
    }

    protected override async Task ConnectAsync()
    {
        await server!.WaitAsync(() => server.Peers.Any(p => p.Session is not null));
        askedBefore = Asked.Count;
        (recordedBefore, _) = Store.CountMessages();
    }

    // What was asked since the process was there has to arrive: lost connections are resumed.
    protected override int CountWaiting()
    {
        var (all, waiting) = Store.CountMessages();
        return waiting + (Asked.Count - askedBefore) - (all - recordedBefore);
    }

    protected override string Describe() =>
        $"It has {server!.Peers.Count} connections. It sent {string.Join(", ", server.Sent.TakeLast(10))}; it left with {string.Join(", ", server.Goodbyes.TakeLast(10))}; its last request was {server.Requests.Last()}.";

    protected override ValueTask StopPlatformAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private DiscordSoakReport Report()
    {
        var recorded = Store.ReadItems();
        var times = server!.Posts
            .Select(p => p.Interaction ?? p.Nonce?.Split(':')[0] ?? "")
            .CountBy(id => id)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new DiscordSoakReport
        {
            Asked = Asked.Count,
            Recorded = Asked.Count(recorded.ContainsKey),
            AnsweredOnce = Asked.Count(id => recorded.ContainsKey(id) && times.GetValueOrDefault(id) == 1),
            AnsweredTwice = Asked.Count(id => times.GetValueOrDefault(id) > 1),
            NotAnswered = Asked.Count(id => recorded.ContainsKey(id) && times.GetValueOrDefault(id) == 0),
            Kills = Kills,
            LostConnections = faults.GetValueOrDefault("dropped"),
            Reconnects = faults.GetValueOrDefault("reconnect"),
            Resumptions = server.Sent.Count(s => s.StartsWith("6 ", StringComparison.Ordinal)),
            Sessions = server.Identifies.Count,
            Limits = server.Faults.Count(f => f.Status == 429),
            ServerErrors = server.Faults.Count(f => f.Status >= 500),
            LostResponses = server.Faults.Count(f => f.Status == 0),
            SlowResponses = server.Faults.Count(f => f.Slow is not null),
            EarlyRequests = server.EarlyRequests.Count,
            Refused = server.Refusals.Count(r => !_codesOfKills.Contains(r.Code)),
            Pings = server.Pings.Count,
            Time = Time,
        };
    }

    private void Count(string fault) => faults[fault] = faults.GetValueOrDefault(fault) + 1;
}
