using SpaceNewsBot.Core.Chat;
using Spectre.Console;

namespace SpaceNewsBot.Terminal;

/// <summary>Writes rows: a table for people, columns separated by tabs for programs.</summary>
internal static class TerminalTable
{
    // A cell that is so short isn't worth breaking in a narrow terminal; longer ones share what is left.
    private const int UnbrokenLength = 12;

    /// <summary>Writes the rows, or what is said in place of none.</summary>
    public static void Write(TerminalIo io, ReplyTable shown)
    {
        var columns = shown.Columns;
        var clean = shown.Rows.Select(row => row.Select(TerminalText.OneLine).ToArray()).ToList();
        if (!io.OutputIsTerminal)
        {
            io.Out.Write(string.Join('\t', columns) + "\n");
            foreach (var row in clean)
            {
                io.Out.Write(string.Join('\t', row) + "\n");
            }
        }
        else if (clean.Count == 0)
        {
            io.Out.Write(shown.WhenEmpty + "\n");
        }
        else
        {
            var table = new Table().Border(TableBorder.Rounded);
            for (var i = 0; i < columns.Length; i++)
            {
                var column = new TableColumn(new Text(columns[i], new Style(decoration: Decoration.Bold)));
                column.NoWrap = clean.All(row => row[i].Length <= UnbrokenLength);
                table.AddColumn(column);
            }

            foreach (var row in clean)
            {
                table.AddRow(row.Select(cell => new Text(cell)));
            }

            var console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(io.Out),
                Ansi = io.Colours ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = io.Colours ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            });
            console.Profile.Width = io.Width ?? 120;
            console.Write(table);
        }
    }
}
