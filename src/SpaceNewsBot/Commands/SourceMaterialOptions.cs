using System.CommandLine;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Files;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary>What <c>sources add</c> and <c>sources update</c> take: a file, and what is known about it.</summary>
internal sealed class SourceMaterialOptions
{
    private const string Actor = "command line";

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Text or Markdown; - reads standard input. Front matter (title, author, publisher, url, published) may stand at its top",
    };

    private readonly Option<string> _title = new("--title") { Description = "The headline", HelpName = "TEXT" };
    private readonly Option<string> _author = new("--author") { Description = "The byline, as written", HelpName = "TEXT" };
    private readonly Option<string> _publisher = new("--publisher") { Description = "The outlet", HelpName = "TEXT" };
    private readonly Option<string> _url = new("--url") { Description = "The article's address, http or https", HelpName = "URL" };
    private readonly Option<string> _published = new("--published") { Description = "The day of publication, for example 2022-03-05", HelpName = "DAY" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why the change is made; kept with it", HelpName = "TEXT" };

    /// <summary>Gives a command the file and the options.</summary>
    public void AddTo(Command command)
    {
        command.Add(_file);
        foreach (var option in new[] { _title, _author, _publisher, _url, _published, _reason })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the material, hands it to the editor and says what became of it.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="io">Where it is said.</param>
    /// <param name="reason">The reason when none was typed.</param>
    /// <param name="edit">The change.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> EditAsync(
        ParseResult parsed,
        TerminalIo io,
        string reason,
        Func<SourceEditor, SourceMaterial, CancellationToken, Task<SourceEditOutcome>> edit,
        CancellationToken cancellationToken)
    {
        switch (await SourceFileReader.ReadAsync(parsed.GetRequiredValue(_file), io, cancellationToken).ConfigureAwait(false))
        {
            case SourceFile.Refused(var sentence):
                return CommandLine.RefuseUsage(io, sentence);

            case SourceFile.Text(var text):
                var material = new SourceMaterial(
                    SourceLimits.DefaultWorkspace,
                    text,
                    Actor,
                    parsed.GetValue(_reason) is { Length: > 0 } typed ? typed : reason,
                    parsed.GetValue(_title),
                    parsed.GetValue(_author),
                    parsed.GetValue(_publisher),
                    parsed.GetValue(_url),
                    parsed.GetValue(_published));
                await using (var store = StoreSession.Open(DataFolder.Resolve(parsed, io)))
                {
                    var editor = new SourceEditor(store.Sources, TimeProvider.System);
                    return await SayAsync(await edit(editor, material, cancellationToken).ConfigureAwait(false), io).ConfigureAwait(false);
                }

            default:
                throw new InvalidOperationException("A file is text or refused.");
        }
    }

    /// <summary>Says what became of a change: the id alone on standard output, so that a script can use it.</summary>
    public static async Task<int> SayAsync(SourceEditOutcome outcome, TerminalIo io)
    {
        switch (outcome)
        {
            case SourceEditOutcome.Committed(var id, _):
                await io.Out.WriteAsync(id + "\n").ConfigureAwait(false);
                return ExitCode.Done;
            case SourceEditOutcome.AlreadyThere(var id):
                await io.Out.WriteAsync($"{id}: already there\n").ConfigureAwait(false);
                return ExitCode.Done;
            case SourceEditOutcome.Removed(var id):
                await io.Out.WriteAsync($"{id}: removed\n").ConfigureAwait(false);
                return ExitCode.Done;
            case SourceEditOutcome.Rejected(var sentence):
                return CommandLine.RefuseUsage(io, sentence);
            default:
                throw new InvalidOperationException("A change is committed, already there, removed or rejected.");
        }
    }
}
