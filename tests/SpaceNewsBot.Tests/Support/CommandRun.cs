using System.Text;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Terminal;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>What a command wrote and returned.</summary>
internal sealed record CommandRun(int ExitCode, string Out, string Error)
{
    /// <summary>Runs the whole command line in this process, on streams of the test's own.</summary>
    public static Task<CommandRun> RunAsync(string data, params string[] args) => RunAsync(data, "", args);

    /// <summary>Runs the command line with something on standard input.</summary>
    public static Task<CommandRun> RunAsync(string data, string input, string[] args) =>
        RunAsync(data, Encoding.UTF8.GetBytes(input), args);

    /// <summary>Runs the command line with bytes on standard input.</summary>
    public static async Task<CommandRun> RunAsync(string data, byte[] input, string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var io = new TerminalIo
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(input),
            ReadVariable = name => name == DataFolder.Variable ? data : null,
        };
        var exitCode = await CommandLine.RunAsync(Program.CreateRoot(io), args, io, TestContext.Current.CancellationToken);
        return new CommandRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Asserts that it ended with one sentence on standard error and no stack trace.</summary>
    public void AssertOneSentence(int exitCode)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Equal("", Out);
        var line = Assert.Single(Error.TrimEnd('\n').Split('\n'));
        Assert.NotEqual("", line);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
    }
}
