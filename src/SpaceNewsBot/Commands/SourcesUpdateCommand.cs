using System.CommandLine;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources update ID FILE</c>: a source's next revision.</summary>
internal static class SourcesUpdateCommand
{
    private static readonly Argument<string> _id = new("ID") { Description = "The source's id, as sources list prints it" };

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var material = new SourceMaterialOptions();
        var command = new BotCommand(
            "update",
            "Gives a source a new text; earlier revisions are kept. What isn't said about it anew stays as it was.",
            "sources update my-article corrected.md --reason \"the agency corrected the date\"") { _id };
        material.AddTo(command);
        command.SetAction((parsed, cancellationToken) => material.EditAsync(
            parsed,
            io,
            "updated",
            (editor, text, token) => editor.EditAsync(new SourceChange.Update(parsed.GetRequiredValue(_id), text), token),
            cancellationToken));
        return command;
    }
}
