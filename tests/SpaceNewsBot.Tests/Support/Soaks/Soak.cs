namespace SpaceNewsBot.Tests.Support.Soaks;

/// <summary>Asks the real process many questions over a bad network, and kills it now and then.</summary>
internal abstract class Soak : IAsyncDisposable
{
    /// <summary>No more than so many questions wait for a reply.</summary>
    public const int MostWaiting = 20;

    // A group of Telegram's that is full takes nothing for a minute.
    private static readonly TimeSpan _standstillTime = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly List<string> asked = [];
    private readonly long started = TimeProvider.System.GetTimestamp();
    private BotProcess? bot;

    protected Soak(SoakPlan plan)
    {
        Plan = plan;
        Random = new Random(plan.Seed);
        Store = new SoakStore(folder);
    }

    protected SoakPlan Plan { get; }

    protected Random Random { get; }

    protected SoakStore Store { get; }

    /// <summary>The platform's ids of the questions, as the bot records them, in order.</summary>
    protected IReadOnlyList<string> Asked => asked;

    protected int Kills { get; private set; }

    protected TimeSpan Time => TimeProvider.System.GetElapsedTime(started);

    /// <summary>The settings that connect the bot with the platform.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string>> Settings { get; }

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await StopPlatformAsync();
        folder.Dispose();
    }

    /// <summary>Carries the plan out, and waits until all is answered.</summary>
    protected async Task PlayAsync()
    {
        await StartAsync();
        var kills = Enumerable.Range(1, Plan.Kills).Select(k => k * Plan.Questions / (Plan.Kills + 1)).ToHashSet();
        while (asked.Count < Plan.Questions)
        {
            asked.Add(await AskAsync());
            if (Random.Next(Plan.QuestionsPerFault) == 0)
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
    }

    /// <summary>Somebody asks; the platform's id of it.</summary>
    protected abstract Task<string> AskAsync();

    /// <summary>Something happens to the network.</summary>
    protected abstract Task DisturbAsync();

    /// <summary>Waits until a process that was started is connected.</summary>
    protected abstract Task ConnectAsync();

    /// <summary>Waits until the platform has seen that the process is gone, and forgets what belonged to it alone.</summary>
    protected abstract Task DisconnectAsync();

    /// <summary>How much of what people did waits for the bot.</summary>
    protected abstract int CountWaiting();

    /// <summary>What the platform knows of a bot with which nothing happens any more.</summary>
    protected abstract string Describe();

    protected abstract ValueTask StopPlatformAsync();

    private async Task KillAsync()
    {
        Kills++;

        // What was asked since the last look counts as well: no kill takes more with it than the bound says.
        await SettleAsync(MostWaiting);
        bot!.Dispose();
        await DisconnectAsync();
        for (var i = 0; i < Plan.QuestionsPerOutage && asked.Count < Plan.Questions; i++)
        {
            asked.Add(await AskAsync());
        }

        await StartAsync();
    }

    private async Task StartAsync()
    {
        bot = BotProcess.Start(
            new Dictionary<string, string>(Settings)
            {
                ["SPACENEWSBOT_DATA"] = folder.Path,
                ["Chat__MaxWaitingPerUser"] = "1000",
                ["Chat__MaxWaiting"] = "10000",
                ["Chat__MaxPerUserAndHour"] = "100000",
                ["Chat__MaxPerWorkspaceAndHour"] = "1000000",

                // Nobody reads what it says.
                ["Logging__LogLevel__Default"] = "None",
            },
            "serve");
        await ConnectAsync();
    }

    /// <summary>Waits until no more than so much waits, however long that takes while it goes on.</summary>
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
                throw new TimeoutException($"{now} of {asked.Count} questions wait, and nothing happens. The bot {(bot!.HasExited ? "ended" : "runs")}. {Describe()}");
            }

            await look.WaitForNextTickAsync();
        }
    }
}
