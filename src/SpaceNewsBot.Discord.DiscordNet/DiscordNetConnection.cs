using System.Net;
using Discord;
using Discord.Net;
using Discord.Rest;
using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Gateway;

namespace SpaceNewsBot.Discord.DiscordNet;

/// <summary>Discord as Discord.Net speaks with it. The gateway is always compressed: Discord.Net knows no other way.</summary>
internal sealed partial class DiscordNetConnection : IDiscordConnection
{
    private const int AlreadyAcknowledged = 40060;

    // GATEWAY_MESSAGE_CONTENT and GATEWAY_MESSAGE_CONTENT_LIMITED
    // (discord.com/developers/docs/resources/application#application-object-application-flags).
    private const ApplicationFlags MessageContentFlags = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

    private readonly DiscordOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly DiscordRestClient rest;
    private readonly InteractionsAtHand interactions;
    private readonly DiscordNetCalls calls;
    private readonly SemaphoreSlim login = new(1, 1);

    public DiscordNetConnection(IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordNetConnection> logger)
    {
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        rest = new DiscordRestClient(new DiscordRestConfig { RestClientProvider = EnforcedNonce.CreateProvider(this.options.ApiUrl), UseSystemClock = false });
        interactions = new InteractionsAtHand(time);
        calls = new DiscordNetCalls(rest, interactions);
    }

    public async Task<DiscordCheck> CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await LoginAsync();
            var application = await rest.GetApplicationInfoAsync(new RequestOptions { CancelToken = cancellationToken });
            return new DiscordCheck.Known(
                SocketEvents.Id(application.Id), SocketEvents.Id(rest.CurrentUser.Id), (application.Flags & MessageContentFlags) != 0);
        }
        catch (HttpException fault)
        {
            return fault.HttpCode == HttpStatusCode.Unauthorized ? new DiscordCheck.TokenRefused() : new DiscordCheck.Unreachable($"HTTP status {(int)fault.HttpCode}");
        }
        catch (Exception fault) when (IsPassing(fault, cancellationToken))
        {
            return new DiscordCheck.Unreachable("no response");
        }
    }

    public async Task<DiscordEnd> RunAsync(
        bool readsContent,
        Func<DiscordEvent, CancellationToken, ValueTask> receiver,
        CancellationToken cancellationToken)
    {
        var seen = new SeenEvents();
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);
        try
        {
            while (true)
            {
                if (await CheckAsync(cancellationToken) is var check and not DiscordCheck.Unreachable)
                {
                    if (check is not DiscordCheck.Known(var application, _, _))
                    {
                        return ToEnd((GatewayEnding.Fatal)GatewayEnding.Of(4004));
                    }

                    await using var run = new SocketRun(Configure(readsContent), application, seen, interactions, receiver, logger, time, cancellationToken);
                    calls.Socket = run.Client;
                    try
                    {
                        if (await run.RunAsync(options.Token.Trim()) is GatewayEnding.Fatal fatal)
                        {
                            return ToEnd(fatal);
                        }
                    }
                    finally
                    {
                        calls.Socket = null;
                    }
                }

                await backoff.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DiscordEnd.Stopped();
        }
    }

    public async Task<DiscordResult> CallAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), time);
        while (true)
        {
            try
            {
                await LoginAsync();
                return await calls.MakeAsync(call, new RequestOptions { CancelToken = cancellationToken, RetryMode = RetryMode.RetryRatelimit });
            }
            catch (HttpException fault) when ((int)fault.HttpCode < 500)
            {
                // Our first try did arrive, though its response didn't.
                return (int?)fault.DiscordCode == AlreadyAcknowledged && call is DiscordCall.Defer or DiscordCall.DeferUpdate
                    ? new DiscordResult.Done()
                    : new DiscordResult.Refused((int)(fault.DiscordCode ?? 0), (int)fault.HttpCode, fault.Reason ?? "");
            }
            catch (Exception fault) when (IsPassing(fault, cancellationToken))
            {
                LogFault(call.GetType().Name, fault.GetType().Name);
                await backoff.WaitAsync(cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await rest.DisposeAsync();
        login.Dispose();
    }

    private static DiscordEnd.Fatal ToEnd(GatewayEnding.Fatal ending) => new(ending.Code, ending.Sentence);

    // Discord.Net's limit in time is a cancellation too.
    private static bool IsPassing(Exception fault, CancellationToken cancellationToken) =>
        fault is HttpException or HttpRequestException or IOException or TimeoutException
        || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    private async Task LoginAsync()
    {
        if (rest.LoginState == LoginState.LoggedIn)
        {
            return;
        }

        await login.WaitAsync();
        try
        {
            if (rest.LoginState != LoginState.LoggedIn)
            {
                await rest.LoginAsync(TokenType.Bot, options.Token.Trim());
            }
        }
        finally
        {
            login.Release();
        }
    }

    private DiscordSocketConfig Configure(bool readsContent)
    {
        var shard = options.ReadShard();
        return new DiscordSocketConfig
        {
            RestClientProvider = EnforcedNonce.CreateProvider(options.ApiUrl),
            GatewayHost = options.GatewayUrl.Length == 0 ? null : $"{options.GatewayUrl.TrimEnd('/')}/?v={DiscordConfig.APIVersion}&encoding=json&compress=zlib-stream",
            GatewayIntents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages
                | (readsContent ? GatewayIntents.MessageContent : GatewayIntents.None),
            ShardId = shard?.Number,
            TotalShards = shard?.Count,
            LogGatewayIntentWarnings = false,
            LogLevel = LogSeverity.Error,

            // This machine's clock may be wrong: Discord alone knows when a limit ends and whether an interaction is too old.
            UseSystemClock = false,
            ResponseInternalTimeCheck = false,
            UseInteractionSnowflakeDate = false,
            HandlerTimeout = null,
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord didn't do {Call} ({Kind}); trying again.")]
    private partial void LogFault(string call, string kind);
}
