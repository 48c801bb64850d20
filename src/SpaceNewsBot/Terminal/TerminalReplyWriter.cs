using System.Globalization;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes the reply to a command of the terminal, and says what the process returns.</summary>
/// <param name="io">Where to.</param>
internal sealed class TerminalReplyWriter(TerminalIo io)
{
    /// <summary>Writes the reply.</summary>
    /// <param name="reply">What.</param>
    /// <param name="call">The command, which may ask for JSON.</param>
    /// <param name="elapsed">How long it took.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(Reply reply, CommandCall call, TimeSpan elapsed)
    {
        if ((reply is Reply.OfEdit edited ? edited.Refusal : (reply as Reply.OfRefusal)?.Sentence) is { } refusal)
        {
            if (reply is Reply.OfEdit { Outcome: SourceEditOutcome.Conflict(var between), Overtaken: { } meanwhile })
            {
                await io.Out.WriteAsync(TerminalText.OneLine(DiffText.Overtaken(between)) + "\n").ConfigureAwait(false);
                await io.Out.WriteAsync(new TerminalDiff(io.Colours).Render(meanwhile)).ConfigureAwait(false);
            }

            return CommandLine.RefuseUsage(io, refusal);
        }

        if (call.Values.Has("--json") && ReplyJson.Write(reply, call.Values, elapsed) is { } json)
        {
            await io.Out.WriteAsync(json).ConfigureAwait(false);
            return Code(reply);
        }

        switch (reply)
        {
            case Reply.OfSources(var sources):
                TerminalTable.Write(io, ReplyTable.Of(sources));
                return ExitCode.Done;
            case Reply.OfEvents events when io.OutputIsTerminal:
                await io.Out.WriteAsync(TerminalEvents.Render(events, io.Width, io.Colours)).ConfigureAwait(false);
                return ExitCode.Done;
            case Reply.OfEvents(var events):
                TerminalTable.Write(io, ReplyTable.Of(events));
                return ExitCode.Done;
            case Reply.OfTable(var table):
                TerminalTable.Write(io, table);
                return ExitCode.Done;
            case Reply.OfSource(var revision, TextOnly: true):
                // A file gets every character as it is stored; a terminal would act on some.
                await io.Out.WriteAsync(io.OutputIsTerminal ? TerminalText.Lines(revision.Text) : revision.Text).ConfigureAwait(false);
                return ExitCode.Done;
            case Reply.OfSource(var revision, _) source:
                await WriteSourceAsync(revision, source.State).ConfigureAwait(false);
                return ExitCode.Done;
            case Reply.OfEdit edit:
                await WriteEditAsync(edit).ConfigureAwait(false);
                return ExitCode.Done;
            default:
                await io.Out.WriteAsync(new TerminalReplyRenderer(io.Width, io.Colours).Render(reply)).ConfigureAwait(false);
                return Code(reply);
        }
    }

    private static int Code(Reply reply) => reply is Reply.OfAnswer { Outcome: Abstention } ? ExitCode.Abstained : ExitCode.Done;

    /// <summary>The id alone on standard output, so that a script can use it.</summary>
    private async Task WriteEditAsync(Reply.OfEdit edit)
    {
        await io.Out.WriteAsync(edit.Outcome switch
        {
            SourceEditOutcome.Committed(var id, _) => id + "\n",
            SourceEditOutcome.AlreadyThere(var id) => $"{id}: already there\n",
            SourceEditOutcome.Removed(var id) => $"{id}: removed\n",
            SourceEditOutcome.Released(var id, _) => $"{id}: released\n",
            _ => throw new InvalidOperationException("What wasn't refused was done."),
        }).ConfigureAwait(false);
        if (edit.Lapses is { } lapses)
        {
            await io.Error.WriteAsync(TerminalText.OneLine(lapses) + "\n").ConfigureAwait(false);
        }

        if (edit.Quarantine is { } quarantine)
        {
            await io.Error.WriteAsync(TerminalText.OneLine(quarantine) + "\n").ConfigureAwait(false);
            foreach (var line in FindingText.Summarize(edit.Outcome))
            {
                await io.Error.WriteAsync($"  {TerminalText.OneLine(line)}\n").ConfigureAwait(false);
            }
        }
    }

    private async Task WriteSourceAsync(SourceRevision revision, SourceState state)
    {
        var (title, author, publisher, url, published) = revision.Metadata;
        (string Name, string? Value)[] facts =
        [
            ("id", revision.SourceId),
            ("revision", revision.Number.ToString(CultureInfo.InvariantCulture)),
            ("state", Describe(state, revision.SourceId)),
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

    private static string? Describe(SourceState state, string id) => state switch
    {
        SourceState.Quarantined => $"quarantined: it answers nothing until sources release {id}",
        SourceState.Removed => $"removed: it answers nothing until sources restore {id}",
        _ => null,
    };
}
