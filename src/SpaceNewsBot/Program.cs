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
            AskCommand.Create(io),
            ChatCommand.Create(io),
            SourcesCommand.Create(io),
            EventsCommand.Create(io),
            BatchCommand.Create(io),
            ServeCommand.Create(io),
            DoctorCommand.Create(io),
        };
        root.SetAction((parsed, cancellationToken) => ServeCommand.RunAsync(parsed, io, cancellationToken));
        return root;
    }
}
