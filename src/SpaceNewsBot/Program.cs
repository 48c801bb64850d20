using System.CommandLine;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot;

/// <summary>The program: the command line, and behind it the bot.</summary>
internal static class Program
{
    /// <summary>Runs the command that the arguments name.</summary>
    public static Task<int> Main(string[] args)
    {
        var io = TerminalIo.OfProcess();
        return CommandLine.RunAsync(CreateRoot(io), args, io, CancellationToken.None);
    }

    /// <summary>Everything that can be typed; nothing typed serves.</summary>
    internal static RootCommand CreateRoot(TerminalIo io)
    {
        var root = new RootCommand(
            "Answers questions about news stories: every sentence stands on a quote, or it says that the sources don't say. "
            + "Without a command: serve.")
        {
            DataFolder.Option,
            WorkspaceName.Option,
        };
        foreach (var command in TableCommand.CreateAll(io))
        {
            root.Add(command);
        }

        // What is about the process and not about a workspace is no row of the table.
        root.Add(ChatCommand.Create(io));
        root.Add(BatchCommand.Create(io));
        root.Add(ServeCommand.Create(io));
        root.Add(DoctorCommand.Create(io));
        root.Add(WebhookCommand.Create(io));
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(parsed, io, cancellationToken));
        return root;
    }
}
