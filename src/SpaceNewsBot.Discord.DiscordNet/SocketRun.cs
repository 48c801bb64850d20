using System.Net;
using System.Net.WebSockets;
using Discord;
using Discord.Net;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Gateway;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>A socket client of Discord.Net's from its start to its end.</summary>
internal sealed partial class SocketRun : IAsyncDisposable
{
    // Discord.Net gives up on this code, though another session may begin.
    private const int InvalidSession = 4006;

    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(5);

    private readonly string applicationId;
    private readonly SeenEvents seen;
    private readonly Func<DiscordEvent, CancellationToken, ValueTask> receiver;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly CancellationToken stopped;
    private readonly TaskCompletionSource<GatewayEnding> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource disconnected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim turn = new(1, 1);

    private bool wasAnnounced;

    /// <param name="config">How Discord.Net is set up.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="seen">The events that were passed on.</param>
    /// <param name="interactions">Where interactions are kept until they are answered.</param>
    /// <param name="receiver">Gets the events.</param>
    /// <param name="logger">The log.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stopped">Ends it.</param>
    public SocketRun(
        DiscordSocketConfig config,
        string applicationId,
        SeenEvents seen,
        InteractionsAtHand interactions,
        Func<DiscordEvent, CancellationToken, ValueTask> receiver,
        ILogger logger,
        TimeProvider time,
        CancellationToken stopped)
    {
        this.applicationId = applicationId;
        this.seen = seen;
        this.receiver = receiver;
        this.logger = logger;
        this.time = time;
        this.stopped = stopped;
        Client = new DiscordSocketClient(config);
        Client.Log += NoteAsync;
        Client.Ready += ReadyAsync;
        Client.Disconnected += EndAsync;
        Client.MessageReceived += HearAsync;
        Client.ThreadCreated += thread => PassAsync(SocketEvents.Read(thread, time.GetUtcNow()));
        Client.InteractionCreated += interaction =>
        {
            interactions.Add(interaction);
            return PassAsync(SocketEvents.Read(interaction));
        };
    }

    /// <summary>The client, for what it has cached and can call.</summary>
    public DiscordSocketClient Client { get; }

    /// <summary>Receives until Discord won't have us or a session can't go on; throws when it was asked to stop.</summary>
    /// <param name="token">The bot's token.</param>
    public async Task<GatewayEnding> RunAsync(string token)
    {
        await Client.LoginAsync(TokenType.Bot, token);
        await Client.StartAsync();
        return await ended.Task.WaitAsync(stopped);
    }

    /// <summary>Says goodbye, where there is a connection, and lets go.</summary>
    public async ValueTask DisposeAsync()
    {
        var wasConnected = Client.ConnectionState != ConnectionState.Disconnected;
        await Client.StopAsync();
        if (wasConnected)
        {
            await Task.WhenAny(disconnected.Task, Task.Delay(GoodbyeTime, time, CancellationToken.None));
        }

        await Client.DisposeAsync();
        turn.Dispose();
    }

    private async Task HearAsync(SocketMessage message)
    {
        await PassAsync(SocketEvents.Read(message));

        // Else its author's roles would stay in the cache as they are now.
        if (message is { Channel: SocketGuildChannel channel, Author: SocketGuildUser author } && author.Id != Client.CurrentUser.Id)
        {
            channel.Guild.PurgeUserCache(user => user.Id == author.Id);
        }
    }

    private async Task PassAsync(DiscordEvent? happened)
    {
        if (happened is null || !seen.Add(happened))
        {
            return;
        }

        await turn.WaitAsync(stopped);
        try
        {
            await AnnounceAsync();
            await receiver(happened, stopped);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task ReadyAsync()
    {
        await turn.WaitAsync(stopped);
        try
        {
            await AnnounceAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    // Discord.Net is ready later than its first events come.
    private async Task AnnounceAsync()
    {
        if (!wasAnnounced)
        {
            wasAnnounced = true;
            await receiver(new DiscordEvent.Ready(applicationId, SocketEvents.Id(Client.CurrentUser.Id)), stopped);
        }
    }

    private Task EndAsync(Exception fault)
    {
        var code = (fault.InnerException as WebSocketClosedException)?.CloseCode;
        var ending = fault is HttpException { HttpCode: HttpStatusCode.Unauthorized } ? GatewayEnding.Of(4004) : GatewayEnding.Of(code);
        if (stopped.IsCancellationRequested)
        {
            disconnected.TrySetResult();
        }
        else if (ending is GatewayEnding.Fatal || code == InvalidSession || fault is not (WebSocketException or HttpException or OperationCanceledException or GatewayReconnectException or IOException or TimeoutException))
        {
            ended.TrySetResult(ending);
        }

        LogDisconnected(code);
        return Task.CompletedTask;
    }

    // Its messages may hold words of people and of calls.
    private Task NoteAsync(LogMessage message)
    {
        if (message.Severity <= LogSeverity.Error)
        {
            LogFault(message.Source, message.Exception?.GetType().Name);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection to Discord ended (code {Code}); Discord.Net connects again unless it has to stop.")]
    private partial void LogDisconnected(int? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord.Net reports a fault of its {Source}: {Kind}.")]
    private partial void LogFault(string source, string? kind);
}
