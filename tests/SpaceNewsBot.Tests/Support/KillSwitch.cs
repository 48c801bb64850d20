namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// Ends a bot as a kill does: at one point it stops for ever, without any clean-up, and so does all else that it tries.
/// </summary>
internal sealed class KillSwitch(KillPoint at) : IDisposable
{
    private readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource connections = new();

    public Task Killed => killed.Task;

    /// <summary>Breaks off what is under way on the network.</summary>
    public CancellationToken Connections => connections.Token;

    public async Task PassAsync(KillPoint point)
    {
        if (point != KillPoint.Never && point == at && killed.TrySetResult())
        {
            await connections.CancelAsync();
        }

        if (killed.Task.IsCompleted)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose() => connections.Dispose();
}
