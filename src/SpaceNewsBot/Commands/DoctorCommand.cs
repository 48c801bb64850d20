using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Serving;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>doctor</c>: whether everything that the bot needs is there, one line for each check.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan _reachTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "doctor",
            "Checks store, prompts, settings, tokens and whether the platforms can be reached, one line each with what to do.",
            "doctor");
        command.SetAction((parsed, cancellationToken) => RunAsync(DataFolder.Resolve(parsed, io), io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, TerminalIo io, CancellationToken cancellationToken)
    {
        var isBroken = false;
        await SayAsync("prompts", CheckPrompts()).ConfigureAwait(false);

        IHost host;
        try
        {
            host = BotHost.Create(folder);
        }
        catch (InvalidDataException e)
        {
            await SayAsync("settings", (Finding.Broken, e.Message)).ConfigureAwait(false);
            return ExitCode.Failed;
        }

        using (host)
        {
            await SayAsync("store", await CheckStoreAsync(host, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            var settings = BotHost.CheckSettings(host);
            foreach (var fault in settings)
            {
                await SayAsync("settings", (Finding.Broken, fault)).ConfigureAwait(false);
            }

            if (settings.Count == 0)
            {
                await SayAsync("settings", (Finding.Ok, "all are valid")).ConfigureAwait(false);
                await SayAsync("model", await CheckModelAsync(host, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                await CheckPlatformsAsync(host, SayAsync, cancellationToken).ConfigureAwait(false);
            }
        }

        return isBroken ? ExitCode.Failed : ExitCode.Done;

        async Task SayAsync(string check, (Finding Finding, string Text) result)
        {
            isBroken |= result.Finding == Finding.Broken;
            await io.Out.WriteAsync(
                $"{result.Finding.ToString().ToLowerInvariant(),-8}{check,-14}{TerminalText.OneLine(result.Text)}\n").ConfigureAwait(false);
            await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<(Finding Finding, string Text)> CheckStoreAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            var report = await host.Services.GetRequiredService<StoreCheck>().RunAsync(cancellationToken).ConfigureAwait(false);
            return (Finding.Ok, $"{report.Path}, schema {report.Schema}, sources: {report.Sources}");
        }
        catch (StoreUnavailableException e)
        {
            return (Finding.Broken, e.Message);
        }
    }

    private static (Finding Finding, string Text) CheckPrompts()
    {
        var library = PromptLibrary.Find();
        var faults = library.Check();
        return faults.Count == 0 ? (Finding.Ok, library.Folder) : (Finding.Broken, string.Join(' ', faults));
    }

    // A request of a few words costs next to nothing and shows that address, key and model go together.
    private static async Task<(Finding Finding, string Text)> CheckModelAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            if (host.Services.GetService<IAnswerModel>() is not { } model)
            {
                return (Finding.Note, "none is configured, so answers are the sources' own sentences: Llm:Endpoint and Llm:Model name one.");
            }

            var asked = new RewriteRequest("Why?", [new ConversationTurn("Who closed the bridge?", "The city closed the bridge.")]);
            return await model.RewriteAsync(asked, cancellationToken).ConfigureAwait(false) switch
            {
                ModelOutcome<string>.Failed(var fault) => (Finding.Broken, $"{model.Version} gives no answer ({fault}): check Llm:Endpoint, Llm:Model and Llm:ApiKey; answers are the sources' own sentences meanwhile."),
                _ => (Finding.Ok, $"{model.Version} answers"),
            };
        }
        catch (Exception e) when (e is UnusablePromptsException or StoreUnavailableException)
        {
            // The day's tokens are counted in the store.
            return (Finding.Broken, $"it can't be asked: {e.Message}");
        }
    }

    private static async Task CheckPlatformsAsync(
        IHost host, Func<string, (Finding Finding, string Text), Task> sayAsync, CancellationToken cancellationToken)
    {
        var listeners = host.Services.GetServices<IChatListener>().ToList();
        if (listeners.Count == 0)
        {
            await sayAsync("tokens", (Finding.Note, BotHost.NoToken)).ConfigureAwait(false);
            await sayAsync("reachability", (Finding.Note, "nothing to reach without a token.")).ConfigureAwait(false);
        }

        foreach (var listener in listeners)
        {
            await sayAsync("tokens", (Finding.Ok, $"{listener.Platform} has one")).ConfigureAwait(false);
            var fault = await ReachAsync(listener, listener.CheckAsync, cancellationToken).ConfigureAwait(false);
            await sayAsync("reachability", fault is null
                ? (Finding.Ok, $"{listener.Platform} takes the token")
                : (Finding.Broken, fault)).ConfigureAwait(false);
            if (fault is null && await ReachAsync(listener, listener.InviteAsync, cancellationToken).ConfigureAwait(false) is { } invitation)
            {
                await sayAsync("invitation", (Finding.Note, invitation)).ConfigureAwait(false);
            }
        }
    }

    private static async Task<string?> ReachAsync(
        IChatListener listener, Func<CancellationToken, Task<string?>> askAsync, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_reachTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await askAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{listener.Platform} didn't answer within {_reachTimeout.TotalSeconds:0} seconds: check the network and the address in the settings.";
        }
    }

    private enum Finding
    {
        Ok,
        Note,
        Broken,
    }
}
