using System.CommandLine;
using System.CommandLine.Parsing;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Files;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary>A row of the command table as a command of the terminal.</summary>
internal static class TableCommand
{
    private const string Retract = "retract";

    /// <summary>Every row that is offered in the terminal; names of two words stand in their group.</summary>
    public static IEnumerable<Command> CreateAll(TerminalIo io)
    {
        foreach (var rows in CommandTable.Rows.Where(r => r.Surfaces.HasFlag(CommandSurfaces.Terminal)).GroupBy(r => r.FirstWord))
        {
            var group = CommandTable.Groups.SingleOrDefault(g => g.Name == rows.Key);
            if (group is null)
            {
                yield return Create(rows.Single(), io);
                continue;
            }

            var command = new BotCommand(group.Name, group.Description, [.. group.Examples]);
            foreach (var row in rows)
            {
                command.Add(Create(row, io));
                if (row.SecondWord == CommandTable.BareWord)
                {
                    AddArguments(command, row);
                    command.SetAction((parsed, cancellationToken) => RunAsync(row, parsed, io, cancellationToken));
                }
            }

            yield return command;
        }
    }

    /// <summary>What was written, by the arguments' names; the value of a material is still the name of its file.</summary>
    internal static CommandParse ReadValues(CommandRow row, ParseResult parsed)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in row.Arguments.Where(a => parsed.GetResult(a.Name) is { Tokens.Count: > 0 } or OptionResult { Implicit: false }))
        {
            switch (argument.Kind)
            {
                case CommandArgumentKind.Flag when parsed.GetValue<bool>(argument.Name):
                    written.Add(argument.Name, "");
                    break;
                case CommandArgumentKind.Rest when parsed.GetValue<string[]>(argument.Name) is { Length: > 0 } words:
                    written.Add(argument.Name, string.Join(' ', words));
                    break;
                case not (CommandArgumentKind.Flag or CommandArgumentKind.Rest) when parsed.GetValue<string>(argument.Name) is { } value:
                    written.Add(argument.Name, value);
                    break;
            }
        }

        return CommandValues.Check(row, written);
    }

    private static BotCommand Create(CommandRow row, TerminalIo io)
    {
        var command = new BotCommand(row.SecondWord ?? row.Name, row.Description, [.. row.Examples]);
        AddArguments(command, row);
        command.SetAction((parsed, cancellationToken) => RunAsync(row, parsed, io, cancellationToken));
        return command;
    }

    private static void AddArguments(BotCommand command, CommandRow row)
    {
        foreach (var argument in row.Arguments)
        {
            switch (argument.Kind)
            {
                case CommandArgumentKind.Flag:
                    command.Add(new Option<bool>(argument.Name) { Description = argument.Help });
                    break;
                case CommandArgumentKind.Option:
                    command.Add(new Option<string>(argument.Name)
                    {
                        Description = argument.Help,
                        HelpName = argument.HelpName,
                        Required = argument.IsRequired,
                    });
                    break;
                case CommandArgumentKind.Rest:
                    command.Add(new Argument<string[]>(argument.Name)
                    {
                        Description = argument.Help,
                        Arity = argument.IsRequired ? ArgumentArity.OneOrMore : ArgumentArity.ZeroOrMore,
                    });
                    break;
                default:
                    command.Add(new Argument<string>(argument.Name)
                    {
                        Description = argument.Help,
                        Arity = argument.IsRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
                    });
                    break;
            }
        }
    }

    private static async Task<int> RunAsync(CommandRow row, ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        if (row.Arguments.FirstOrDefault(a => a.Kind == CommandArgumentKind.Rest) is { } rest && FindUnknownOption(parsed) is { } option)
        {
            var verb = row == CommandTable.Ask ? "ask about it" : "write it";
            return CommandLine.RefuseUsage(io, $"There is no option {option}; to {verb}, put -- before the {rest.Name.ToLowerInvariant()}.");
        }

        // It would be taken for the word that may be left out.
        if (row.Arguments.Any(a => a is { Kind: CommandArgumentKind.Word, IsRequired: false }) && FindUnknownOption(parsed) is { } unknown)
        {
            return CommandLine.RefuseUsage(io, $"There is no option {unknown}; {row.FirstWord} --help lists what there is.");
        }

        switch (ReadValues(row, parsed))
        {
            case CommandParse.Misused(var sentence):
                return CommandLine.RefuseUsage(io, sentence);
            case CommandParse.Parsed(var values):
                return await RunAsync(row, values, parsed, io, cancellationToken).ConfigureAwait(false);
            default:
                throw new InvalidOperationException("Arguments are parsed or misused.");
        }
    }

    private static async Task<int> RunAsync(
        CommandRow row, CommandValues values, ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        if (row.Arguments.FirstOrDefault(a => a.Kind == CommandArgumentKind.Material)?.Name is { } material && values.Find(material) is { } file)
        {
            switch (await SourceFileReader.ReadAsync(file, io, cancellationToken).ConfigureAwait(false))
            {
                case SourceFile.Refused(var sentence):
                    return CommandLine.RefuseUsage(io, sentence);
                case SourceFile.Text(var text):
                    values = values.With(material, text);
                    break;
            }
        }

        var call = new CommandCall(WorkspaceName.Resolve(parsed), Actor.CommandLine, Right.Owner, CommandSurfaces.Terminal, values);
        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        if (row == CommandTable.Ask)
        {
            store.UseLanguage();
            return await new TerminalConversation(store, call.WorkspaceId, io).AskAsync(
                values,
                (reply, asked) => new TerminalReplyWriter(io).WriteAsync(reply, asked, clock.GetElapsedTime(started)),
                cancellationToken).ConfigureAwait(false);
        }

        var reply = await store.Dispatcher.RunAsync(row, call, cancellationToken).ConfigureAwait(false);
        var exitCode = await new TerminalReplyWriter(io).WriteAsync(reply, call, clock.GetElapsedTime(started)).ConfigureAwait(false);
        if (exitCode == ExitCode.Done && (reply is Reply.OfEdit || row.Name == Retract))
        {
            // Standard output is the source's id alone.
            await TerminalCorrections.WriteAsync(store, io, io.Error, cancellationToken).ConfigureAwait(false);
        }

        return exitCode;
    }

    /// <summary>A mistyped option would otherwise be a word of the text. One with a space in it was quoted, so it is text.</summary>
    private static string? FindUnknownOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.TrimStart('-') is { Length: > 0 } name
            && value.Length - name.Length is 1 or 2
            && char.IsAsciiLetter(name[0])
            && !value.Any(char.IsWhiteSpace));
}
