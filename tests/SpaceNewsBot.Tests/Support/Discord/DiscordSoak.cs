using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>Asks the real process many questions over a bad network, kills it now and then, and counts what came of each.</summary>
internal sealed class DiscordSoak(SoakPlan plan) : IAsyncDisposable
{
    private const string Question = "Why did Russia suspend cooperation on the International Space Station?";

    /// <summary>No more than so many questions wait for a reply.</summary>
    public const int MostWaiting = 20;


    private static readonly TimeSpan _standstillTime = TimeSpan.FromMinutes(1);

    // What follows from a kill: an interaction that wasn't acknowledged, or is acknowledged too late.
    private static readonly int[] _codesOfKills = [10015, 10062];

    private readonly Random random = new(plan.Seed);
    private readonly TemporaryFolder folder = new();
    private readonly List<string> asked = [];
    private readonly Dictionary<string, int> faults = new(StringComparer.Ordinal);
    private DiscordServer server = null!;
    private BotProcess bot = null!;
    private int askedBefore;
    private int recordedBefore;

    /// <summary>What came before a limit had ended.</summary>
    public IEnumerable<string> EarlyRequests => server.EarlyRequests;

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        folder.Dispose();
    }

    public async Task<SoakReport> RunAsync()
    {
        var started = TimeProvider.System.GetTimestamp();
        server = await DiscordServer.StartAsync();
        server.NetworkTime = TimeSpan.FromMilliseconds(400);
        await StartAsync();
        var kills = Enumerable.Range(1, plan.Kills).Select(k => k * plan.Questions / (plan.Kills + 1)).ToHashSet();
        while (asked.Count < plan.Questions)
        {
            await AskAsync();
            if (random.Next(plan.QuestionsPerFault) == 0)
            {
                await DisturbAsync();
            }

            if (kills.Contains(asked.Count))
            {
                await KillAsync();
            }

            if (asked.Count % 10 == 0)
            {
                await SettleAsync(MostWaiting);
            }
        }

        await SettleAsync(0);
        return Report(TimeProvider.System.GetElapsedTime(started));
    }

    private async Task AskAsync()
    {
        var person = (1_200_000_000_000_000_000UL + (ulong)random.Next(plan.People)).ToString(CultureInfo.InvariantCulture);
        asked.Add(random.Next(10) switch
        {
            < 5 => await server.SayDirectAsync(Question, person),
            < 7 => await server.SayAsync($"<@{DiscordServer.BotId}> {Question}", person),
            _ => (await server.UseAsync("ask", person, options: [("question", Question), ("private", random.Next(2) == 0)])).Id,
        });
    }

    private async Task DisturbAsync()
    {
        const string Post = "POST channels/{id}/messages";
        const string Reply = "PATCH webhooks/{id}/{token}/messages/@original";
        var route = random.Next(2) == 0 ? Post : Reply;
        switch (random.Next(8))
        {
            case 0:
                Count("dropped");
                server.Peers.FirstOrDefault()?.Drop();
                break;
            case 1 when server.Peers.FirstOrDefault() is { } peer:
                Count("reconnect");
                await peer.SendAsync(7, null);
                break;
            case 2:
                server.FailNext(route, new DiscordFault(429) { RetryAfter = 0.8 });
                break;
            case 3:
                server.FailNext(Post, new DiscordFault(429) { RetryAfter = 1, IsGlobal = true });
                break;
            case 4:
                server.FailNext(route, new DiscordFault(503) { IsPage = true });
                break;
            case 5:
                server.FailNext(route, new DiscordFault(0) { TakesEffect = true });
                break;
            default:
                server.FailNext(route, new DiscordFault(200) { Slow = TimeSpan.FromMilliseconds(random.Next(50, 1_000)) });
                break;
        }
    }

    private async Task KillAsync()
    {
        Count("kill");
        bot.Dispose();
        await server.WaitAsync(() => server.Peers.Count == 0);
        server.ForgetSessions();
        server.ForgetLimits();
        for (var i = 0; i < plan.QuestionsPerOutage && asked.Count < plan.Questions; i++)
        {
            await AskAsync();
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        bot = BotProcess.Start(
            new Dictionary<string, string>
            {
                ["SPACENEWSBOT_DATA"] = folder.Path,
                ["Discord__Token"] = DiscordServer.Token,
                ["Discord__ApiUrl"] = server.ApiUrl,
                ["Chat__MaxWaitingPerUser"] = "1000",
                ["Chat__MaxWaiting"] = "10000",
                ["Chat__MaxPerUserAndHour"] = "100000",
                ["Chat__MaxPerWorkspaceAndHour"] = "1000000",

                // Nobody reads what it says.
                ["Logging__LogLevel__Default"] = "None",
            },
            "serve");
        await server.WaitAsync(() => server.Peers.Any(p => p.Session is not null));
        askedBefore = asked.Count;
        recordedBefore = Read("SELECT count(*) FROM inbox", r => r.GetInt32(0)).Single();
    }

    /// <summary>Waits until no more than so many of the recorded questions wait for their reply, however long that takes while it goes on.</summary>
    private async Task SettleAsync(int most)
    {
        // The store tells nobody when it changes.
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        var (waiting, since) = (int.MaxValue, TimeProvider.System.GetTimestamp());
        while (CountWaiting() is var now && now > most)
        {
            if (now != waiting)
            {
                (waiting, since) = (now, TimeProvider.System.GetTimestamp());
            }
            else if (TimeProvider.System.GetElapsedTime(since) > _standstillTime)
            {
                throw new TimeoutException(
                    $"{now} of {asked.Count} questions wait, and nothing happens. The bot {(bot.HasExited ? "ended" : "runs")} with {server.Peers.Count} connections. "
                    + $"It sent {string.Join(", ", server.Sent.TakeLast(10))}; it left with {string.Join(", ", server.Goodbyes.TakeLast(10))}; its last request was {server.Requests.Last()}.");
            }

            await look.WaitForNextTickAsync();
        }
    }

    // What was asked since the process was there has to arrive: lost connections are resumed.
    private int CountWaiting()
    {
        var (all, waiting) = Read("SELECT count(*), count(*) FILTER (WHERE completed_at IS NULL) FROM inbox", r => (r.GetInt32(0), r.GetInt32(1))).Single();
        return waiting + (asked.Count - askedBefore) - (all - recordedBefore);
    }

    private SoakReport Report(TimeSpan time)
    {
        var recorded = Read("SELECT update_id FROM inbox", r => r.GetString(0)).ToHashSet(StringComparer.Ordinal);
        var times = server.Posts
            .Select(p => p.Interaction ?? p.Nonce?.Split(':')[0] ?? "")
            .CountBy(id => id)
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new SoakReport
        {
            Asked = asked.Count,
            Recorded = asked.Count(recorded.Contains),
            AnsweredOnce = asked.Count(id => recorded.Contains(id) && times.GetValueOrDefault(id) == 1),
            AnsweredTwice = asked.Count(id => times.GetValueOrDefault(id) > 1),
            NotAnswered = asked.Count(id => recorded.Contains(id) && times.GetValueOrDefault(id) == 0),
            Kills = faults.GetValueOrDefault("kill"),
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
            Time = time,
        };
    }

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.EnumerateFiles(folder.Path, "*.db").Single()};Mode=ReadOnly;Pooling=False;Default Timeout=5");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The callers pass constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private void Count(string fault) => faults[fault] = faults.GetValueOrDefault(fault) + 1;
}
