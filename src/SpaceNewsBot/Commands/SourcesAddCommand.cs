using System.CommandLine;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources add FILE</c>: a new source.</summary>
internal static class SourcesAddCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var material = new SourceMaterialOptions();
        var command = new BotCommand(
            "add",
            "Adds a source and prints its id. The same text again: already there, no second copy.",
            "sources add article.md",
            "sources add - --title \"Headline\" --author \"Jo Doe\" --published 2022-03-05 < article.txt");
        material.AddTo(command);
        command.SetAction((parsed, cancellationToken) => material.EditAsync(
            parsed,
            io,
            "added",
            (editor, text, token) => editor.EditAsync(new SourceChange.Add(text), token),
            cancellationToken));
        return command;
    }
}
