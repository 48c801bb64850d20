using System.CommandLine;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources</c>: what answers are drawn from.</summary>
internal static class SourcesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io) => new BotCommand(
        "sources",
        "Lists, shows, adds, updates and removes the sources that answers are drawn from.",
        "sources list",
        "sources add article.md --author \"Jo Doe\"",
        "sources remove starter")
    {
        SourcesListCommand.Create(io),
        SourcesShowCommand.Create(io),
        SourcesAddCommand.Create(io),
        SourcesUpdateCommand.Create(io),
        SourcesRemoveCommand.Create(io),
    };
}
