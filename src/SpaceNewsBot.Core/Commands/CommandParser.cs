using System.Text;

namespace SpaceNewsBot.Core.Commands;

/// <summary>
/// Reads what was written behind a command in a chat: words, values in quotation marks, "--name value" and
/// "--name=value", until an argument takes the rest as it is. A quotation mark that is written twice in a value is one of it. Phones turn "--" into a dash and "" into “”; both are read.
/// A row without arguments takes no notice of what follows.
/// </summary>
public static class CommandParser
{
    private const string ClosingStraight = "\"”“";

    /// <summary>Whether a character ends a value that a straight quotation mark began.</summary>
    internal static bool ClosesStraight(char character) => ClosingStraight.Contains(character, StringComparison.Ordinal);

    /// <summary>Reads the arguments.</summary>
    /// <param name="row">The command.</param>
    /// <param name="text">What was written behind its name.</param>
    public static CommandParse Parse(CommandRow row, string text)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(text);
        var arguments = row.Arguments.Where(a => (a.Surfaces & CommandSurfaces.Chats) != 0).ToList();
        var named = arguments.Where(a => a.IsNamed).ToList();
        var positional = new Queue<CommandArgument>(arguments.Where(a => !a.IsNamed));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (arguments.Count > 0 && SkipSpace(text, ref at))
        {
            if (named.Count > 0 && FindOption(text, at, named, out var end) is { } option)
            {
                at = end;
                if (ReadOption(row, option, text, ref at, named, values) is { } fault)
                {
                    return new CommandParse.Misused(fault);
                }
            }
            else if (named.Count > 0 && text.AsSpan(at).StartsWith("-- "))
            {
                // What follows is no option, whatever it looks like.
                at += 3;
                named.Clear();
            }
            else if (named.Count > 0 && text.AsSpan(at).StartsWith("--") && at + 2 < text.Length && char.IsAsciiLetter(text[at + 2]))
            {
                var unknown = text[at..EndOfWord(text, at)];
                return new CommandParse.Misused($"There is no option {unknown}: “{row.Name}” takes {string.Join(", ", named.Select(a => a.Name))}.");
            }
            else if (!positional.TryDequeue(out var argument))
            {
                var more = text[at..EndOfWord(text, at)];
                return new CommandParse.Misused($"“{row.Name}” can't use “{more}”: put what belongs together in quotation marks, as in \"two words\".");
            }
            else if (argument.TakesRest)
            {
                values.Add(argument.Name, text[at..].TrimEnd());
                at = text.Length;
            }
            else if (ReadValue(text, ref at) is { } value)
            {
                values.Add(argument.Name, value);
            }
            else
            {
                return Unclosed;
            }
        }

        return CommandValues.Check(row, values);
    }

    private static CommandParse.Misused Unclosed => new("A quotation mark is opened and not closed: close it behind the value.");

    private static string? ReadOption(
        CommandRow row, CommandArgument option, string text, ref int at, List<CommandArgument> named, Dictionary<string, string> values)
    {
        var value = "";
        if (option.Kind == CommandArgumentKind.Option)
        {
            if (at < text.Length && text[at] == '=')
            {
                at++;
            }

            if (!SkipSpace(text, ref at) || FindOption(text, at, named, out _) is not null)
            {
                return $"“{row.Name}” needs a value behind {option.Name}: {option.Help}.";
            }

            if (ReadValue(text, ref at) is not { } read)
            {
                return Unclosed.Sentence;
            }

            value = read;
        }

        return values.TryAdd(option.Name, value) ? null : $"{option.Name} stands there twice: write it once.";
    }

    /// <summary>The option that stands at a place; "--" may have become one dash.</summary>
    private static CommandArgument? FindOption(string text, int at, List<CommandArgument> named, out int end)
    {
        end = at;
        var dashes = text.AsSpan(at).StartsWith("--") ? 2 : text[at] is '—' or '–' ? 1 : 0;
        if (dashes == 0)
        {
            return null;
        }

        end = at + dashes;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        var name = $"--{text[(at + dashes)..end]}";
        var ends = end == text.Length || text[end] == '=' || char.IsWhiteSpace(text[end]);
        return ends ? named.Find(a => a.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null;
    }

    /// <summary>A word, or what stands in quotation marks; null when they aren't closed.</summary>
    private static string? ReadValue(string text, ref int at)
    {
        var closing = text[at] switch
        {
            '"' => ClosingStraight,
            '“' or '”' or '„' => "”“\"",
            '«' => "»",
            _ => null,
        };
        if (closing is null)
        {
            var start = at;
            at = EndOfWord(text, at);
            return text[start..at];
        }

        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (!closing.Contains(text[at], StringComparison.Ordinal))
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == text[at])
            {
                value.Append(text[at++]);
            }
            else
            {
                at++;
                return value.ToString();
            }
        }

        return null;
    }

    private static bool SkipSpace(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at < text.Length;
    }

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
