using SpaceNewsBot.Core.Commands;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

public sealed class CommandTextTests
{
    // Everything that the parser has a meaning for, and what other programs broke on.
    private static readonly string[] _pieces =
    [
        "word", "two words", "\"", "”", "“", "„", "«", "»", "\"\"", "--", "--title", "--reason x", "—", "– ", "-", " ", "\n", "=", "/ask", "'", "\\", "🚀", "ض", "a”b\"c“",
    ];

    public static TheoryData<string> Names => [.. CommandTable.Rows.Where(r => (r.Surfaces & CommandSurfaces.Chats) != 0).Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_read_back_to_the_same_values(string name)
    {
        var row = CommandTable.Rows.Single(r => r.Name == name);
        var random = new Random(name.Length);
        for (var i = 0; i < 300; i++)
        {
            var arguments = row.Arguments.Where(a => (a.Surfaces & CommandSurfaces.Chats) != 0).ToList();
            var values = arguments.Where(a => a.IsNamed && random.Next(2) == 0)
                .Concat(arguments.Where(a => !a.IsNamed).TakeWhile(a => a.IsRequired || random.Next(2) == 0))
                .ToDictionary(a => a.Name, a => Value(a, random), StringComparer.Ordinal);

            var text = CommandText.Compose(row, values);

            var surface = row.Surfaces.HasFlag(CommandSurfaces.PrivateChat) ? CommandSurfaces.PrivateChat : CommandSurfaces.Group;
            Assert.Same(row, CommandTable.Find(text.Trim(), surface, out _, out var written));
            var expected = CommandExamples.Parsed(CommandValues.Check(row, values)).ToString();
            Assert.Equal(expected, CommandExamples.Parsed(CommandParser.Parse(row, written)).ToString());
        }
    }

    [Fact]
    public void What_is_missing_keeps_its_place()
    {
        var row = CommandTable.Rows.Single(r => r.Name == "sources update");

        var text = CommandText.Compose(row, new Dictionary<string, string> { ["FILE"] = "a new text", ["--reason"] = "late" });

        Assert.Equal("/sources update --reason late \"\" a new text", text);
    }

    private static string Value(CommandArgument argument, Random random) => argument.Kind switch
    {
        CommandArgumentKind.Flag => "",
        CommandArgumentKind.Number => "12",
        _ when argument.TakesRest => $"x{Pieces(random)}".Trim() is var rest && random.Next(3) == 0 ? $"--{rest}" : rest,
        _ => Pieces(random),
    };

    private static string Pieces(Random random) => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => _pieces[random.Next(_pieces.Length)]));
}
