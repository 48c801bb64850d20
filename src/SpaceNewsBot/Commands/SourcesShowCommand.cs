using System.CommandLine;
using System.Globalization;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>sources show ID</c>: a source's metadata and passages, or its bare text.</summary>
internal static class SourcesShowCommand
{
    private static readonly Argument<string> _id = new("ID") { Description = "The source's id, as sources list prints it" };

    private static readonly Option<bool> _text = new("--text")
    {
        Description = "Print exactly the text that offsets count in, and nothing else",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "show",
            "Shows a source: what is known about it, and each passage with its offsets and its kind. Furniture is never evidence.",
            "sources show starter",
            "sources show starter --text > starter.txt") { _id, _text };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(_id);
        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        if (await store.Sources.FindAsync(SourceLimits.DefaultWorkspace, id, cancellationToken).ConfigureAwait(false) is not { } revision)
        {
            return CommandLine.RefuseUsage(io, $"There is no source \"{id}\": sources list shows the ids.");
        }

        if (parsed.GetValue(_text))
        {
            // A file gets every character as it is stored; a terminal would act on some.
            await io.Out.WriteAsync(io.OutputIsTerminal ? TerminalText.Lines(revision.Text) : revision.Text).ConfigureAwait(false);
        }
        else
        {
            await ShowAsync(revision, io).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static async Task ShowAsync(SourceRevision revision, TerminalIo io)
    {
        var (title, author, publisher, url, published) = revision.Metadata;
        (string Name, string? Value)[] facts =
        [
            ("id", revision.SourceId),
            ("revision", revision.Number.ToString(CultureInfo.InvariantCulture)),
            ("title", title),
            ("author", author),
            ("publisher", publisher),
            ("url", url),
            ("published", published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("written", $"{revision.CreatedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)} by {revision.CreatedBy}: {revision.Reason}"),
        ];
        foreach (var (name, value) in facts.Where(f => f.Value is not null))
        {
            await io.Out.WriteAsync($"{name,-10}{TerminalText.OneLine(value!)}\n").ConfigureAwait(false);
        }

        foreach (var passage in revision.Passages)
        {
            var text = TerminalText.Lines(revision.Text[passage.Start..passage.End]);
            await io.Out.WriteAsync($"\n{passage.Start}–{passage.End} {passage.Kind.ToString().ToLowerInvariant()}\n").ConfigureAwait(false);
            foreach (var line in text.Split('\n'))
            {
                await io.Out.WriteAsync(TerminalText.Wrap(line, io.Width) + "\n").ConfigureAwait(false);
            }
        }
    }
}
