using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Files;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Tests.Support.Telegram;

namespace SpaceNewsBot.Tests.Support;

/// <summary>The bot in Telegram as it is registered, on a real store and a server on loopback; it can be killed.</summary>
internal sealed class TestBot : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ServiceProvider services;

    /// <summary>Registers the bot.</summary>
    /// <param name="folder">Where its store is.</param>
    /// <param name="server">Its Telegram.</param>
    /// <param name="killAt">Where it is killed.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="withEngine">Whether it answers with the real engine, from the starter story.</param>
    /// <param name="configure">Its settings beside the token and the address.</param>
    /// <param name="inbox">What stands before its inbox; null for nothing.</param>
    /// <param name="more">Registers what else it has, and other settings; null for nothing.</param>
    public TestBot(
        string folder,
        BotApiServer server,
        KillPoint killAt = KillPoint.Never,
        TimeProvider? time = null,
        bool withEngine = false,
        Action<TelegramOptions>? configure = null,
        Func<IInbox, IInbox>? inbox = null,
        Action<IServiceCollection>? more = null)
    {
        var url = server.Url;
        Kill = new KillSwitch(killAt);
        var collection = new ServiceCollection();
        collection.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        collection.AddSingleton(time ?? TimeProvider.System);
        collection.AddStorage(o => o.DataDirectory = folder);
        collection.AddSingleton<QuestionAnswerer>();
        collection.AddChat(_ => { });
        collection.Configure<CorrectionOptions>(o => o.PollInterval = TimeSpan.FromMilliseconds(200));
        collection.AddSingleton<ISourceFileReader, SourceFileReader>();
        collection.AddTelegram(o =>
        {
            (o.Token, o.ApiUrl) = (BotApiServer.Token, url);
            configure?.Invoke(o);
        });

        // In the places of what was registered: what can be killed.
        collection.AddSingleton(p => new KillableInbox(new SqliteInbox(p.GetRequiredService<Database>()), Kill));
        collection.AddSingleton(p => inbox is null ? p.GetRequiredService<KillableInbox>() : inbox(p.GetRequiredService<KillableInbox>()));
        collection.AddSingleton<IAnswerLog>(p => new KillableAnswerLog(new SqliteAnswerLog(p.GetRequiredService<Database>()), Kill));
        collection.AddSingleton(p => new TelegramConnection(
            p.GetRequiredService<IOptions<TelegramOptions>>(),
            p.GetRequiredService<TimeProvider>(),
            new KillableNetwork(Kill)));
        if (!withEngine)
        {
            collection.AddSingleton(p => new Database(p.GetRequiredService<IOptions<StorageOptions>>().Value, p.GetRequiredService<TimeProvider>(), null));
            collection.AddSingleton(p => new QuestionHandler(
                new HarbourAnswers(p.GetRequiredService<ISourceStore>()).AnswerAsync,
                p.GetRequiredService<IAnswerLog>(),
                p.GetRequiredService<ISourceStore>(),
                p.GetRequiredService<IWorkspaceStore>(),
                p.GetRequiredService<IOptions<ChatOptions>>(),
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ILogger<QuestionHandler>>()));
        }

        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public KillSwitch Kill { get; }

    public TestLog Log { get; } = new();

    public ISourceStore Sources => services.GetRequiredService<ISourceStore>();

    public IInbox Inbox => services.GetRequiredService<IInbox>();

    /// <summary>One of its parts.</summary>
    public T Part<T>() where T : notnull => services.GetRequiredService<T>();

    public IChatListener Listener => services.GetRequiredService<IChatListener>();

    public IChatPlatform Platform => services.GetRequiredService<IChatPlatform>();

    /// <summary>What the listener came to, once it has.</summary>
    public Task<string?> Listening { get; private set; } = Task.FromResult<string?>(null);

    public async Task StartAsync()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(stop.Token);
        }

        Listening = Listener.RunAsync(stop.Token);
    }

    /// <summary>Waits until a message was answered and left the queue.</summary>
    public async Task CompletedAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<KillableInbox>().Completed.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!Kill.Killed.IsCompleted)
        {
            await stop.CancelAsync();
            await Listening;
            foreach (var service in services.GetServices<IHostedService>())
            {
                await service.StopAsync(CancellationToken.None);
            }
        }

        // Of a killed bot only what this process holds for it is let go of; its own steps never ran.
        await services.DisposeAsync();
        stop.Dispose();
        Kill.Dispose();
    }
}
