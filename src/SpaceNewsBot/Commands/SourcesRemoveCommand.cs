using System.CommandLine;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources remove ID</c>: out of every answer.</summary>
internal static class SourcesRemoveCommand
{
    private static readonly Argument<string> _id = new("ID") { Description = "The source's id, as sources list prints it" };
    private static readonly Option<string> _reason = new("--reason") { Description = "Why; kept with the removal", HelpName = "TEXT" };

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "remove",
            "Takes a source out of every answer, from the next question on. Its revisions are kept.",
            "sources remove starter") { _id, _reason };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        var outcome = await new SourceEditor(store.Sources, TimeProvider.System).EditAsync(new SourceChange.Remove(
            SourceLimits.DefaultWorkspace,
            parsed.GetRequiredValue(_id),
            "command line",
            parsed.GetValue(_reason) is { Length: > 0 } typed ? typed : "removed"),
            cancellationToken).ConfigureAwait(false);
        return await SourceMaterialOptions.SayAsync(outcome, io).ConfigureAwait(false);
    }
}
