using Microsoft.Extensions.Logging;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Discord.Connection;
using SpaceNewsBot.Discord.Rest;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>Keeps a session with the gateway over connections that come and go (discord.com/developers/docs/events/gateway).</summary>
internal sealed partial class GatewayClient
{
    // The session's own address may be what is broken.
    private const int MostFailuresOfResumeUrl = 3;

    private readonly DiscordOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly GatewayStart start;
    private readonly SeenEvents seen = new();

    public GatewayClient(RestClient rest, DiscordOptions options, TimeProvider time, ILogger<DiscordConnection> logger)
    {
        this.options = options;
        this.time = time;
        this.logger = logger;
        start = new GatewayStart(rest, GatewayStart.ReadAddress(options.GatewayUrl), time);
    }

    /// <inheritdoc cref="IDiscordConnection.RunAsync"/>
    public async Task<DiscordEnd> RunAsync(
        bool readsContent,
        Func<DiscordEvent, CancellationToken, ValueTask> receiver,
        CancellationToken cancellationToken)
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), time);
        var session = (GatewaySession?)null;
        var failures = 0;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var address = failures < MostFailuresOfResumeUrl ? session?.ResumeUrl : null;
                address ??= await start.WaitForBeginAsync(cancellationToken);
                if (address is null)
                {
                    return ToEnd((GatewayEnding.Fatal)GatewayEnding.Of(4004));
                }

                using var connection = new GatewayConnection(options, readsContent, session, seen, time);
                var ending = await connection.RunAsync(address, receiver, cancellationToken);
                session = ending is GatewayEnding.Resumable ? connection.Session : null;
                if (ending is GatewayEnding.Fatal fatal)
                {
                    return ToEnd(fatal);
                }

                failures = connection.WasReady ? 0 : failures + 1;
                if (connection.WasReady)
                {
                    backoff.Reset();
                }

                LogConnectingAgain(session is null ? "anew" : "to resume", connection.CloseCode);
                await backoff.WaitAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DiscordEnd.Stopped();
        }
    }

    private static DiscordEnd.Fatal ToEnd(GatewayEnding.Fatal ending) => new(ending.Code, ending.Sentence);

    [LoggerMessage(Level = LogLevel.Information, Message = "The connection to Discord ended (code {Code}); connecting {How}.")]
    private partial void LogConnectingAgain(string how, int? code);
}
