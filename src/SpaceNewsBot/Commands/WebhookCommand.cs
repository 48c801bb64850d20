using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using SpaceNewsBot.Serving;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>webhook</c>: where Telegram brings the bot's updates.</summary>
internal static class WebhookCommand
{
    private const string NoToken = "Telegram has no token: set Telegram:Token, for example with the environment variable Telegram__Token.";

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "webhook",
            "Says whether Telegram brings the bot's updates to a webhook, or removes it.",
            "webhook status",
            "webhook remove (then long polling works again)")
        {
            Create(io, "status", "Says where Telegram brings updates, how many wait, and what went wrong last.", (webhook, token) => webhook.DescribeAsync(token)),
            Create(io, "remove", "Removes the webhook, so that the bot can ask for updates by long polling; what waits is kept.", (webhook, token) => webhook.RemoveAsync(token)),
        };
        return command;
    }

    private static BotCommand Create(
        TerminalIo io, string name, string description, Func<TelegramWebhook, CancellationToken, Task<(string Sentence, bool IsDone)>> act)
    {
        var command = new BotCommand(name, description, $"webhook {name}");
        command.SetAction((parsed, cancellationToken) => RunAsync(DataFolder.Resolve(parsed, io), io, act, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        TerminalIo io,
        Func<TelegramWebhook, CancellationToken, Task<(string Sentence, bool IsDone)>> act,
        CancellationToken cancellationToken)
    {
        using var host = BotHost.Create(folder);
        if (host.Services.GetService<TelegramWebhook>() is not { } webhook)
        {
            return CommandLine.RefuseUsage(io, NoToken);
        }

        if (BotHost.CheckSettings(host) is [var fault, ..])
        {
            return CommandLine.Fail(io, fault);
        }

        var (sentence, isDone) = await act(webhook, cancellationToken).ConfigureAwait(false);
        if (!isDone)
        {
            return CommandLine.Fail(io, sentence);
        }

        await io.Out.WriteAsync($"{TerminalText.OneLine(sentence)}\n").ConfigureAwait(false);
        return ExitCode.Done;
    }
}
