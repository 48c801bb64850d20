using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Llm;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary>Runs a command; whatever goes wrong ends in one sentence on standard error and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Parses the arguments and runs the command that they name.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args, TerminalIo io, CancellationToken cancellationToken)
    {
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExamplesHelpAction((HelpAction)help.Action!);
        }

        // "@name" is a mention in a question, never a file to read arguments from.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        int exitCode;
        try
        {
            exitCode = parsed.Action is ParseErrorAction
                ? RefuseUsage(io, DescribeErrors(parsed))
                : await parsed.InvokeAsync(
                    new InvocationConfiguration
                    {
                        Output = io.Out,
                        Error = io.Error,
                        EnableDefaultExceptionHandler = false,
                        ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
                    },
                    cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            exitCode = Fail(io, Describe(e));
        }

        return Close(io, exitCode);
    }

    /// <summary>Says why the input can't be used.</summary>
    public static int RefuseUsage(TerminalIo io, string sentence)
    {
        WriteError(io, sentence);
        return ExitCode.BadUsage;
    }

    /// <summary>Says what failed.</summary>
    public static int Fail(TerminalIo io, string sentence)
    {
        WriteError(io, sentence);
        return ExitCode.Failed;
    }

    /// <summary>One sentence for a fault.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        StoreUnavailableException => fault.Message,
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        UnusablePromptsException => fault.Message,
        OperationCanceledException => "Stopped before it was done.",
        IOException => $"Reading or writing failed: {fault.Message}",
        UnauthorizedAccessException => $"Permission is missing: {fault.Message}",
        _ => $"SpaceNewsBot failed in a way that it doesn't know ({fault.GetType().Name}: {fault.Message}); please report it with the command that you ran.",
    };

    private static string DescribeErrors(ParseResult parsed)
    {
        var command = string.Join(' ', parsed.CommandResult.Command.Parents.OfType<Command>().Append(parsed.CommandResult.Command).Select(c => c.Name));
        var what = parsed.UnmatchedTokens.Count > 0
            ? parsed.UnmatchedTokens[0].StartsWith('-')
                ? $"There is no option {parsed.UnmatchedTokens[0]}"
                : $"There is no command {parsed.UnmatchedTokens[0]}"
            : parsed.Errors[0].Message.TrimEnd('.');
        return $"{what}; {command} --help lists what there is.";
    }

    private static void WriteError(TerminalIo io, string sentence)
    {
        try
        {
            io.Error.WriteLine(TerminalText.OneLine(sentence));
        }
        catch (IOException)
        {
            // Nobody listens any more; the exit code still tells.
        }
    }

    private static int Close(TerminalIo io, int exitCode)
    {
        try
        {
            io.Out.Flush();
            return exitCode;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return exitCode is ExitCode.Failed or ExitCode.BadUsage
                ? exitCode
                : Fail(io, $"The output couldn't be written: {e.Message}");
        }
    }
}
