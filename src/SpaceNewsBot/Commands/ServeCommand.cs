using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Serving;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>serve</c>, also without a command: the bot on every platform that has a token.</summary>
internal static class ServeCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "serve",
            "Runs the bot on every chat platform that has a token, until it is stopped; the same without a command. "
            + "Settings come from environment variables, from user secrets, and from appsettings.json in the folder of the store.",
            "serve",
            "serve --data /srv/spacenewsbot (with Telegram__Token in the environment)");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    /// <summary>Serves.</summary>
    internal static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        var folder = DataFolder.Resolve(parsed, io);
        await io.Out.WriteAsync($"SpaceNewsBot {BotHost.Version}, store in {TerminalText.OneLine(folder)}\n").ConfigureAwait(false);
        await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);

        using var host = BotHost.Create(folder);
        if (BotHost.CheckSettings(host).Concat(PromptLibrary.Find().Check()).ToList() is { Count: > 0 } faults)
        {
            return faults.Select(fault => CommandLine.Fail(io, fault)).Last();
        }

        ChatLanguage.UseEverywhere(host.Services.GetRequiredService<IOptions<ChatOptions>>().Value.Language);

        // A store that can't be used stops the bot before it tells a platform that it is there.
        await host.Services.GetRequiredService<ISourceStore>().GetGenerationAsync(cancellationToken).ConfigureAwait(false);

        var listeners = host.Services.GetServices<IChatListener>().ToList();
        if (listeners.Count > 0)
        {
            return await new BotRunner(host, io).RunAsync(listeners, cancellationToken).ConfigureAwait(false);
        }

        if (!io.InputIsTerminal || !io.OutputIsTerminal)
        {
            return CommandLine.Fail(io, BotHost.NoToken);
        }

        await io.Out.WriteAsync($"{BotHost.NoToken} Until then, let's talk here.\n").ConfigureAwait(false);
        return await ChatCommand.RunAsync(folder, WorkspaceName.Resolve(parsed), io, cancellationToken).ConfigureAwait(false);
    }
}
