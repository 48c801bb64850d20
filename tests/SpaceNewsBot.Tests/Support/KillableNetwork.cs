namespace SpaceNewsBot.Tests.Support;

/// <summary>The network of a bot that can be killed: what is under way breaks off, and nothing comes back to the dead.</summary>
internal sealed class KillableNetwork(KillSwitch kill) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await kill.PassAsync(KillPoint.Never);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, kill.Connections);
        try
        {
            return await base.SendAsync(request, either.Token);
        }
        finally
        {
            await kill.PassAsync(KillPoint.Never);
        }
    }
}
