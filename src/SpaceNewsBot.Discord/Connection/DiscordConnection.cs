using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Discord.Gateway;
using SpaceNewsBot.Discord.Rest;

namespace SpaceNewsBot.Discord.Connection;

/// <summary>Discord's documented protocol, version 10, on the platform's own sockets and HTTP.</summary>
internal sealed class DiscordConnection : IDiscordConnection
{
    // discord.com/developers/docs/topics/opcodes-and-status-codes#json
    private const int AlreadyAcknowledged = 40060;
    private const int Unauthorized = 401;

    // GATEWAY_MESSAGE_CONTENT and GATEWAY_MESSAGE_CONTENT_LIMITED
    // (discord.com/developers/docs/resources/application#application-object-application-flags).
    private const long MessageContentFlags = (1L << 18) | (1L << 19);

    private readonly RestClient rest;
    private readonly GatewayClient gateway;

    private volatile string? applicationId;

    public DiscordConnection(IOptions<DiscordOptions> options, TimeProvider time, ILogger<DiscordConnection> logger)
    {
        rest = new RestClient(options, time, logger);
        gateway = new GatewayClient(rest, options.Value, time, logger);
    }

    public async Task<DiscordCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var application = await rest.TrySendAsync(CallRequests.Application, cancellationToken);
        var user = application is { IsSuccess: true } ? await rest.TrySendAsync(CallRequests.User, cancellationToken) : application;
        if (user is null or { Status: >= 500 })
        {
            return new DiscordCheck.Unreachable(user is null ? "no response" : $"HTTP status {user.Status}");
        }

        if (application?.Body.FindText("id") is not { } id || user.Body.FindText("id") is not { } userId)
        {
            return user.Status == Unauthorized ? new DiscordCheck.TokenRefused() : new DiscordCheck.Unreachable($"HTTP status {user.Status}");
        }

        applicationId = id;
        return new DiscordCheck.Known(id, userId, ((long)(application.Body.FindNumber("flags") ?? 0) & MessageContentFlags) != 0);
    }

    public Task<DiscordEnd> RunAsync(
        bool readsContent,
        Func<DiscordEvent, CancellationToken, ValueTask> receiver,
        CancellationToken cancellationToken) => gateway.RunAsync(readsContent, receiver, cancellationToken);

    public async Task<DiscordResult> CallAsync(DiscordCall call, CancellationToken cancellationToken)
    {
        if (CallRequests.NamesApplication(call) && applicationId is null)
        {
            var application = await rest.SendAsync(CallRequests.Application, cancellationToken);
            if (application.Body.FindText("id") is not { } id)
            {
                return application.ToRefusal();
            }

            applicationId = id;
        }

        var response = await rest.SendAsync(CallRequests.Write(call, applicationId ?? ""), cancellationToken);
        return response switch
        {
            // Our first try did arrive, though its response didn't.
            { Code: AlreadyAcknowledged } when call is DiscordCall.Defer or DiscordCall.DeferUpdate => new DiscordResult.Done(),
            { IsSuccess: false } => response.ToRefusal(),
            _ => Read(call, response) ?? response.ToRefusal(),
        };
    }

    public ValueTask DisposeAsync()
    {
        rest.Dispose();
        return ValueTask.CompletedTask;
    }

    private static DiscordResult? Read(DiscordCall call, RestResponse response) => call switch
    {
        DiscordCall.CreateMessage or DiscordCall.EditMessage or DiscordCall.EditReply =>
            response.Body.FindText("id") is { } id ? new DiscordResult.Message(id, response.Body.FindText("channel_id") ?? "") : null,
        DiscordCall.OpenDirectChannel or DiscordCall.FindChannel => response.Body.FindText("id") is { } id
            ? new DiscordResult.Channel(id, response.Body.FindText("guild_id"), response.Body.FindText("parent_id"), response.Body.FindText("name") ?? "")
            : null,
        _ => new DiscordResult.Done(),
    };
}
