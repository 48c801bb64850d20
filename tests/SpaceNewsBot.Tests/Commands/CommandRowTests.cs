using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Terminal;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>What holds of every row of the table, whatever it does.</summary>
public sealed class CommandRowTests
{
    public static TheoryData<string> Names => [.. CommandTable.Rows.Select(r => r.Name)];

    public static TheoryData<string> TerminalNames => [.. CommandTable.Rows.Where(r => r.Surfaces.HasFlag(CommandSurfaces.Terminal)).Select(r => r.Name)];

    [Fact]
    public void Names_are_unique_and_a_word_is_a_command_or_a_group()
    {
        Assert.Distinct(CommandTable.Rows.Select(r => r.Name));
        Assert.Equal(
            CommandTable.Rows.Where(r => r.SecondWord is not null).Select(r => r.FirstWord).Distinct().Order(StringComparer.Ordinal),
            CommandTable.Groups.Select(g => g.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(CommandTable.Rows, r => CommandTable.Groups.Any(g => g.Name == r.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_the_limits_of_every_platform(string name)
    {
        var row = Row(name);

        // core.telegram.org/bots/api#botcommand, discord.com/developers/docs/interactions/application-commands.
        Assert.Matches("^[a-z][a-z-]{0,31}( [a-z][a-z-]{0,31})?$", row.Name);
        Assert.Matches("^[a-z0-9_]{1,32}$", row.FirstWord.Replace('-', '_'));
        Assert.InRange(row.Help.Length, 1, 100);
        Assert.False(row.Help.EndsWith('.'), row.Help);
        Assert.EndsWith(".", row.Description, StringComparison.Ordinal);
        Assert.NotEqual(CommandSurfaces.None, row.Surfaces);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Arguments_are_named_by_their_kind_and_have_examples(string name)
    {
        var arguments = Row(name).Arguments;

        Assert.Distinct(arguments.Select(a => a.Name));
        Assert.All(arguments, a => Assert.Matches(a.IsNamed ? "^--[a-z][a-z-]*$" : "^[A-Z]+$", a.Name));
        Assert.All(arguments, a => Assert.Equal(a.Kind == CommandArgumentKind.Flag, a.Example.Length == 0));
        Assert.All(arguments, a => Assert.False(a.Help.Length == 0 || a.Help.EndsWith('.'), a.Help));

        // Nothing positional can be read behind what takes the rest.
        Assert.True(arguments.Where(a => !a.IsNamed).SkipWhile(a => !a.TakesRest).Count() <= 1);
    }

    [Theory]
    [MemberData(nameof(TerminalNames))]
    public void Chat_and_terminal_read_the_same_values(string name)
    {
        var row = Row(name);
        var chat = CommandExamples.Parsed(CommandParser.Parse(row, CommandExamples.InChat(row)));

        var parsed = Program.CreateRoot(Io()).Parse(CommandExamples.InTerminal(row));

        Assert.Empty(parsed.Errors);
        Assert.Equal(row.SecondWord ?? row.Name, parsed.CommandResult.Command.Name);
        Assert.Equal(chat.ToString(), CommandExamples.Parsed(TableCommand.ReadValues(row, parsed)).ToString());
        Assert.Equal(
            row.Arguments.Select(a => a.Name).Order(StringComparer.Ordinal),
            parsed.CommandResult.Command.Arguments.Select(a => a.Name)
                .Concat(parsed.CommandResult.Command.Options.Select(o => o.Name))
                .Order(StringComparer.Ordinal));
    }

    private static CommandRow Row(string name) => CommandTable.Rows.Single(r => r.Name == name);

    private static TerminalIo Io() => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        OpenInput = () => Stream.Null,
        ReadVariable = _ => null,
    };
}
