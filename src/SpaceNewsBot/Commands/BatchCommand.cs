using System.CommandLine;
using SpaceNewsBot.Batch;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>batch</c>: one JSON object a line in, one a line out.</summary>
internal static class BatchCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "batch",
            "Answers JSON lines of standard input on standard output, each as soon as it is there. Operations: qa (a question with "
            + "its passages), verify (a claim with its passages), 5w1h (an article), index (a document) and search. Opens no store.",
            "batch < questions.jsonl > answers.jsonl");
        command.SetAction((_, cancellationToken) => RunAsync(io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TerminalIo io, CancellationToken cancellationToken)
    {
        var processor = new BatchProcessor(TimeProvider.System);
        var input = io.OpenInputText();
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (processor.Process(line) is { } answer)
            {
                await io.Out.WriteAsync(answer + "\n").ConfigureAwait(false);
                await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Done;
    }
}
