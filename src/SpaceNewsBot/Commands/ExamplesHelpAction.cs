using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SpaceNewsBot.Commands;

/// <summary>The usual help, then the command's examples and what its exit code means.</summary>
/// <param name="usual">What writes the usual help.</param>
internal sealed class ExamplesHelpAction(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        var examples = command is BotCommand { Examples: var own } ? own : [];
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {parseResult.RootCommandResult.Command.Name} {example}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit code: 0 answered or done, 3 the sources don't say, 2 bad usage, 1 failed.");
        return ExitCode.Done;
    }
}
