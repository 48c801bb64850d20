using SpaceNewsBot.Core.Commands;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>Calls every row of the table with the example values of its arguments, so that a new row is covered by itself.</summary>
internal static class CommandExamples
{
    private static readonly CommandSurfaces[] _surfaces = [CommandSurfaces.Terminal, CommandSurfaces.PrivateChat, CommandSurfaces.Group];

    /// <summary>Each row with each place where it is offered.</summary>
    public static IEnumerable<(CommandRow Row, CommandSurfaces Surface)> RowsAndSurfaces() =>
        from row in CommandTable.Rows
        from surface in _surfaces
        where row.Surfaces.HasFlag(surface)
        select (row, surface);

    /// <summary>The values of a call.</summary>
    /// <param name="row">The command.</param>
    /// <param name="resolve">Gives an argument's value by its name; null for the argument's own example.</param>
    public static CommandValues Values(CommandRow row, Func<string, string?> resolve) =>
        Parsed(CommandValues.Check(row, row.Arguments.Select(a => KeyValuePair.Create(a.Name, resolve(a.Name) ?? a.Example))));

    /// <summary>The arguments as they are written in a chat: options first, what takes the rest last.</summary>
    public static string InChat(CommandRow row) => string.Join(' ', Written(row).Select(a => a.Kind switch
    {
        CommandArgumentKind.Flag => a.Name,
        CommandArgumentKind.Option => $"{a.Name} \"{a.Example}\"",
        CommandArgumentKind.Rest or CommandArgumentKind.Material => a.Example,
        _ => $"\"{a.Example}\"",
    }));

    /// <summary>The same as they are typed in the terminal.</summary>
    public static string[] InTerminal(CommandRow row) =>
    [
        .. row.Name.Split(' '),
        .. Written(row).SelectMany(a => a.Kind switch
        {
            CommandArgumentKind.Flag => [a.Name],
            CommandArgumentKind.Option => [a.Name, a.Example],
            _ => new[] { a.Example },
        }),
    ];

    public static CommandValues Parsed(CommandParse parse) => parse switch
    {
        CommandParse.Parsed(var values) => values,
        CommandParse.Misused(var sentence) => throw new InvalidOperationException(sentence),
        _ => throw new InvalidOperationException(),
    };

    private static IEnumerable<CommandArgument> Written(CommandRow row) =>
        row.Arguments.Where(a => a.Surfaces == CommandSurfaces.Everywhere).OrderBy(a => a.IsNamed ? 0 : 1);
}
