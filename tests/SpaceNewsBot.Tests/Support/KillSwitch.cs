namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// Ends a bot as a kill does: at one point it stops for ever, without any clean-up, and so does all else that it tries.
/// </summary>
internal sealed class KillSwitch(KillPoint at) : IDisposable
{
    private readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource connections = new();
    private volatile bool near;

    public Task Killed => killed.Task;

    /// <summary>Breaks off what is under way on the network.</summary>
    public CancellationToken Connections => connections.Token;

    /// <summary>
    /// Says that the step that ends in this point begins: nothing else may get ahead while its effect can be seen already and
    /// the kill hasn't fallen yet.
    /// </summary>
    public void Near(KillPoint point) => near |= point == at;

    public async Task PassAsync(KillPoint point)
    {
        if (point != KillPoint.Never && point == at && killed.TrySetResult())
        {
            await connections.CancelAsync();
        }

        if (killed.Task.IsCompleted || (near && point != at))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        }
    }

    public void Dispose() => connections.Dispose();
}
