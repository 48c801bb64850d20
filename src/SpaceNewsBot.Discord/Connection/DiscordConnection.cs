namespace SpaceNewsBot.Discord.Connection;

internal sealed class DiscordConnection : IDiscordConnection
{
    public Task<DiscordCheck> CheckAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<DiscordEnd> RunAsync(bool readsContent, Func<DiscordEvent, CancellationToken, ValueTask> receiver, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<DiscordResult> CallAsync(DiscordCall call, CancellationToken cancellationToken) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
