using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Serving;

/// <summary>Runs the listeners of a host until they are told to stop, or until no platform wants us any more.</summary>
/// <param name="host">The bot's parts.</param>
/// <param name="io">Gets a sentence for each platform that can't be served.</param>
internal sealed class BotRunner(IHost host, TerminalIo io)
{
    private static readonly TimeSpan _checkTimeout = TimeSpan.FromSeconds(15);

    private readonly HashSet<string> _said = [];
    private readonly Lock _saying = new();

    /// <summary>Runs, and returns the exit code.</summary>
    public async Task<int> RunAsync(IReadOnlyCollection<IChatListener> listeners, CancellationToken cancellationToken)
    {
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        // Told to stop by a signal, or by the worker's end.
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        try
        {
            await Task.WhenAll(listeners.Select(listener => RunAsync(listener, stop.Token))).ConfigureAwait(false);
            return cancellationToken.IsCancellationRequested || stopping.IsCancellationRequested
                ? ExitCode.Done
                : CommandLine.Fail(io, "No chat platform is left to serve.");
        }
        finally
        {
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(IChatListener listener, CancellationToken cancellationToken)
    {
        try
        {
            var running = listener.RunAsync(cancellationToken);
            var checking = SayWhetherReachableAsync(listener, cancellationToken);
            Say(await running.ConfigureAwait(false));
            await checking.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
        catch (Exception e)
        {
            // A platform that breaks doesn't stop the others.
            Say($"{listener.Platform}: {CommandLine.Describe(e)}");
        }
    }

    /// <summary>The listener waits an outage out; whoever started it is to know what it waits for.</summary>
    private async Task SayWhetherReachableAsync(IChatListener listener, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_checkTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            Say(await listener.CheckAsync(either.Token).ConfigureAwait(false));
            if (await listener.InviteAsync(either.Token).ConfigureAwait(false) is { } invitation)
            {
                await io.Out.WriteLineAsync(TerminalText.OneLine(invitation)).ConfigureAwait(false);
                await io.Out.FlushAsync(either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The listener itself says what it waits for.
        }
    }

    private void Say(string? sentence)
    {
        lock (_saying)
        {
            if (sentence is not null && _said.Add(sentence))
            {
                io.Error.WriteLine(TerminalText.OneLine(sentence));
            }
        }
    }
}
