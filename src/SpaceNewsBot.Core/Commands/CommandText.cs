using System.Text;

namespace SpaceNewsBot.Core.Commands;

/// <summary>Writes a command as it is typed in a chat.</summary>
public static class CommandText
{
    /// <summary>
    /// A text that <see cref="CommandParser"/> reads back to exactly these values, but for white space around a value that
    /// takes the rest. Values of arguments that chats don't take are left out.
    /// </summary>
    public static string Compose(CommandRow row, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(values);
        var arguments = row.Arguments.Where(a => (a.Surfaces & CommandSurfaces.Chats) != 0).ToList();
        var text = new StringBuilder($"/{row.Name}");
        foreach (var argument in arguments.Where(a => a.IsNamed && values.ContainsKey(a.Name)))
        {
            text.Append(' ').Append(argument.Name);
            if (argument.Kind == CommandArgumentKind.Option)
            {
                text.Append(' ').Append(Quote(values[argument.Name]));
            }
        }

        // One that is missing before one that isn't keeps its place.
        var positional = arguments.Where(a => !a.IsNamed).ToList();
        foreach (var argument in positional.Take(positional.FindLastIndex(a => values.ContainsKey(a.Name)) + 1))
        {
            var value = values.GetValueOrDefault(argument.Name, "");
            text.Append(' ').Append(argument.TakesRest ? Guard(value.Trim(), arguments) : Quote(value));
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Whether a command takes a source's text and none was written behind it, nor which of its words to replace.</summary>
    /// <param name="row">The command.</param>
    /// <param name="arguments">What was written behind its name.</param>
    public static bool LacksMaterial(CommandRow row, string arguments)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Arguments.FirstOrDefault(a => a.Kind == CommandArgumentKind.Material) is { } material
            && !(CommandParser.Parse(row, arguments) is CommandParse.Parsed(var values) && (values.Has(material.Name) || SourceEditCommands.ReplacesWords(values)));
    }

    /// <summary>The arguments with a source's text behind them that came another way: as a file, or as a message that was replied to.</summary>
    public static string WithMaterial(string arguments, string text) => $"{arguments} -- {text}".TrimStart();

    private static string Quote(string value) => value.Length > 0 && char.IsAsciiLetterOrDigit(value[0]) && value.All(IsPlain)
        ? value
        : $"\"{string.Concat(value.Select(c => CommandParser.ClosesStraight(c) ? $"{c}{c}" : $"{c}"))}\"";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/';

    // What begins with a dash would be taken for an option.
    private static string Guard(string rest, List<CommandArgument> arguments) =>
        rest is ['-' or '—' or '–', ..] && arguments.Exists(a => a.IsNamed) ? $"-- {rest}" : rest;
}
