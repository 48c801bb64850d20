using System.CommandLine;
using System.Globalization;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources list</c>: one row for each source.</summary>
internal static class SourcesListCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "list",
            "Lists the sources: a table, or columns separated by tabs when the output is redirected.",
            "sources list");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        var sources = await store.Sources.ListAsync(SourceLimits.DefaultWorkspace, cancellationToken).ConfigureAwait(false);
        TerminalTable.Write(
            io,
            ["id", "revision", "title", "author", "publisher", "published", "characters", "updated"],
            sources.Select(s => new[]
            {
                s.Id,
                s.Revision.ToString(CultureInfo.InvariantCulture),
                s.Metadata.Title ?? "",
                s.Metadata.Author ?? "",
                s.Metadata.Publisher ?? "",
                s.Metadata.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                s.Length.ToString(CultureInfo.InvariantCulture),
                s.UpdatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }),
            "There are no sources: add one with sources add FILE.");
        return ExitCode.Done;
    }
}
