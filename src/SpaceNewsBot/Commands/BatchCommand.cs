using System.CommandLine;
using SpaceNewsBot.Batch;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>batch</c>: one JSON object a line in, one a line out.</summary>
internal static class BatchCommand
{
    private const string Llm = "llm";

    private static readonly Option<string> Writer = new Option<string>("--writer")
    {
        Description = "Who writes the answers of qa: the sources' own sentences, or the configured language model",
        DefaultValueFactory = _ => "extractive",
        HelpName = "extractive|llm",
    }.AcceptOnlyFromAmong("extractive", Llm);

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "batch",
            "Answers JSON lines of standard input on standard output, each as soon as it is there. Operations: qa (a question with "
            + "its passages), verify (a claim with its passages), 5w1h (an article), index (a document) and search. Opens no store, unless a language model is to write: then the day's tokens are counted there.",
            "batch < questions.jsonl > answers.jsonl",
            "batch --writer llm < questions.jsonl > answers.jsonl")
        {
            Writer,
        };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(Writer) == Llm
            ? DraftAsync(DataFolder.Resolve(parsed, io), io, cancellationToken)
            : RunAsync(new BatchProcessor(TimeProvider.System), io, cancellationToken));
        return command;
    }

    private static async Task<int> DraftAsync(string folder, TerminalIo io, CancellationToken cancellationToken)
    {
        await using var store = StoreSession.Open(folder);
        if (store.Drafter is { } drafter)
        {
            return await RunAsync(new BatchProcessor(TimeProvider.System, drafter), io, cancellationToken).ConfigureAwait(false);
        }

        await io.Error.WriteAsync("No language model is configured: set Llm:Endpoint and Llm:Model, or leave --writer out.\n").ConfigureAwait(false);
        return ExitCode.BadUsage;
    }

    private static async Task<int> RunAsync(BatchProcessor processor, TerminalIo io, CancellationToken cancellationToken)
    {
        var input = io.OpenInputText();
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (await processor.ProcessAsync(line, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                await io.Out.WriteAsync(answer + "\n").ConfigureAwait(false);
                await io.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        return ExitCode.Done;
    }
}
