using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Commands;

/// <summary>
/// The forms for what is too long for an option: an article's text, or a reason. What was said in options stands in the
/// form's second field as "name: value" lines, so that nothing has to be remembered between opening and sending.
/// </summary>
internal static class DiscordForms
{
    private const string CommandMark = "form:";
    private const string Text = "text";
    private const string Details = "details";

    // Discord's bound of a field.
    private const int MaxField = 4_000;

    /// <summary>Whether a slash command opens a form first: it takes a text, and none was given in a file or as a replacement.</summary>
    public static bool IsNeeded(CommandRow row, DiscordInteraction interaction) =>
        row.Arguments.Any(a => a.Kind == CommandArgumentKind.Material)
        && interaction.Attachments.IsEmpty
        && !interaction.Values.ContainsKey("replace");

    /// <summary>The form for a command's text.</summary>
    /// <param name="row">The command.</param>
    /// <param name="values">What is known already, by the names of the arguments.</param>
    public static DiscordModal OpenText(CommandRow row, IReadOnlyDictionary<string, string> values)
    {
        var material = row.Arguments.Single(a => a.Kind == CommandArgumentKind.Material);
        var others = row.Arguments.Where(a => a != material && a.Kind is not CommandArgumentKind.Flag && (a.Surfaces & CommandSurfaces.Chats) != 0);
        var details = string.Join('\n', others.Select(a => $"{DiscordCommandTable.NameOf(a)}: {OnOneLine(values.GetValueOrDefault(a.Name, ""))}".TrimEnd()));
        return new DiscordModal(
            $"{CommandMark}{DiscordCommandTable.NameOf(row)}",
            row.Help.Length <= 45 ? row.Help : DiscordCommandTable.NameOf(row),
            [
                new DiscordInput(Text, "Text (a longer one: give a file instead)", IsParagraph: true)
                {
                    IsRequired = true,
                    Value = Bounded(values.GetValueOrDefault(material.Name, "")),
                    MaxLength = MaxField,
                },
                new DiscordInput(Details, "About it, one a line; may stay empty", IsParagraph: true) { Value = Bounded(details), MaxLength = MaxField },
            ]);
    }

    /// <summary>The form for what a button asks before it acts.</summary>
    /// <param name="command">The button's command.</param>
    /// <param name="prompt">What is asked.</param>
    public static DiscordModal OpenPrompt(string command, string prompt) => new(
        command,
        prompt,
        [new DiscordInput(Text, ChatTexts.InYourWords, IsParagraph: true) { MaxLength = 500 }]);

    /// <summary>The command that a sent form stands for.</summary>
    public static string Read(DiscordInteraction form)
    {
        var text = form.Values.GetValueOrDefault(Text, "");
        if (!form.Name.StartsWith(CommandMark, StringComparison.Ordinal))
        {
            return $"{form.Name} {text}".TrimEnd();
        }

        var name = form.Name[CommandMark.Length..];
        if (DiscordCommandTable.Find(name) is not { } row)
        {
            return $"/{name}";
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [row.Arguments.Single(a => a.Kind == CommandArgumentKind.Material).Name] = text,
        };
        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var line in form.Values.GetValueOrDefault(Details, "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (option, value) = line.Split(':', 2, StringSplitOptions.TrimEntries) is [var before, var behind] ? (before, behind) : (line, "");
            if (DiscordCommandTable.FindArgument(row, option.ToLowerInvariant()) is not { Kind: not CommandArgumentKind.Material } argument)
            {
                unknown.Add($"--{option.Replace(' ', '-')}");
            }
            else if (value.Length > 0)
            {
                values[argument.Name] = value;
            }
        }

        // The parser says what it doesn't know, and the words stay with the recorded message.
        var command = CommandText.Compose(row, values);
        var prefix = $"/{row.Name}";
        return unknown.Count == 0 ? command : $"{prefix} {string.Join(' ', unknown)}{command[prefix.Length..]}";
    }

    /// <summary>What a form that was sent held, by the names of the row's arguments.</summary>
    /// <param name="row">The form's command.</param>
    /// <param name="arguments">What <see cref="Read"/> wrote behind the command's name.</param>
    public static IReadOnlyDictionary<string, string> ReadSent(CommandRow row, string arguments)
    {
        while (true)
        {
            if (CommandParser.Parse(row, arguments) is CommandParse.Parsed(var values))
            {
                return row.Arguments.Where(a => values.Has(a.Name)).ToDictionary(a => a.Name, a => values[a.Name], StringComparer.Ordinal);
            }

            // What the row doesn't know stands in front.
            if (!arguments.StartsWith("--", StringComparison.Ordinal) || arguments.Split(' ', 2) is not [_, var rest])
            {
                return new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [row.Arguments.Single(a => a.Kind == CommandArgumentKind.Material).Name] = arguments,
                };
            }

            arguments = rest;
        }
    }

    private static string OnOneLine(string value) => value.ReplaceLineEndings(" ");

    private static string Bounded(string value) => value.Length <= MaxField ? value : "";
}
