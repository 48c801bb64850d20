using System.CommandLine;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>chat</c>: a conversation in the terminal.</summary>
internal static class ChatCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "chat",
            "Answers one question after the other; \"why?\" or \"and ESA?\" follow up the one before. "
            + "Ends with exit, Ctrl-C or the end of the input. With the input piped, each line is a question.",
            "chat",
            "chat < questions.txt");
        command.SetAction((parsed, cancellationToken) => RunAsync(DataFolder.Resolve(parsed, io), WorkspaceName.Resolve(parsed), io, cancellationToken));
        return command;
    }

    /// <summary>Talks until the input ends.</summary>
    internal static async Task<int> RunAsync(string folder, string workspace, TerminalIo io, CancellationToken cancellationToken)
    {
        await using var store = StoreSession.Open(folder);
        store.UseLanguage();
        var conversation = new TerminalConversation(store, workspace, io);
        var renderer = new TerminalReplyRenderer(io.Width, io.Colours);
        var input = io.OpenInputText();
        var exitCode = ExitCode.Done;
        if (io.InputIsTerminal)
        {
            await io.Out.WriteLineAsync(ChatTexts.TerminalInvitation).ConfigureAwait(false);
        }

        while (true)
        {
            if (await ReadLineAsync(input, io, cancellationToken).ConfigureAwait(false) is not { } line
                || line.Trim().ToUpperInvariant() is "EXIT" or "QUIT")
            {
                return exitCode;
            }

            if (io.InputIsTerminal && string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (QuestionHandler.FindFault(line) is { } sentence)
            {
                await io.Out.WriteLineAsync(sentence + "\n").ConfigureAwait(false);
                continue;
            }

            try
            {
                await TerminalCorrections.WriteAsync(store, io, io.Out, cancellationToken).ConfigureAwait(false);
                await conversation.AskAsync(CommandValues.None.With(CommandTable.QuestionArgument, line), WriteAsync, cancellationToken).ConfigureAwait(false);
            }
            catch (StoreUnavailableException e)
            {
                // The next question may find the store free again.
                exitCode = CommandLine.Fail(io, e.Message);
            }
        }

        async Task<int> WriteAsync(Reply reply, CommandCall call)
        {
            await io.Out.WriteLineAsync(reply is Reply.OfRefusal { Sentence: var refusal } ? TerminalText.OneLine(refusal) : renderer.Render(reply)).ConfigureAwait(false);
            return ExitCode.Done;
        }
    }

    private static async Task<string?> ReadLineAsync(TextReader input, TerminalIo io, CancellationToken cancellationToken)
    {
        if (io.InputIsTerminal)
        {
            await io.Out.WriteAsync("> ").ConfigureAwait(false);
        }

        await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A terminal's reader can't be cancelled; leaving it behind is all that ends the wait.
            return await Task.Run(input.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
