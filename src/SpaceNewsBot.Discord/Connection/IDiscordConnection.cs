namespace SpaceNewsBot.Discord.Connection;

/// <summary>Discord as this bot needs it: events in, calls out. Rate limits and passing faults are dealt with inside.</summary>
public interface IDiscordConnection : IAsyncDisposable
{
    /// <summary>Asks Discord once who this bot is, without waiting faults out.</summary>
    Task<DiscordCheck> CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Receives until cancelled, over reconnects and resumptions; then closes the socket properly. An event is passed on once,
    /// also when Discord repeats it, and the next one when the receiver has returned.
    /// </summary>
    /// <param name="readsContent">Whether the privileged intent for the content of messages is asked for.</param>
    /// <param name="receiver">Gets the events in order. It has to return at once: while it runs, no heartbeat may be answered.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    Task<DiscordEnd> RunAsync(
        bool readsContent,
        Func<DiscordEvent, CancellationToken, ValueTask> receiver,
        CancellationToken cancellationToken);

    /// <summary>
    /// Makes a call. Rate limits, timeouts and server errors are waited out, a message is never posted blindly again; what
    /// Discord won't ever take comes back as <see cref="DiscordResult.Refused"/>.
    /// </summary>
    /// <param name="call">What to do.</param>
    /// <param name="cancellationToken">Ends the wait; for calls that Discord takes for three seconds only, it has to.</param>
    Task<DiscordResult> CallAsync(DiscordCall call, CancellationToken cancellationToken);
}
