using System.Collections.Immutable;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>
/// Every command, once: the command line, help texts, platforms' menus and what runs are read from here. A new command
/// is a row in the file of its subject, with its handler below.
/// </summary>
public static class CommandTable
{
    /// <summary>The second word that may be left out: "sources" is "sources list", and "events starter" is "events list starter".</summary>
    public const string BareWord = "list";

    /// <summary>The argument of <see cref="Ask"/> that holds what is asked.</summary>
    public const string QuestionArgument = AskingCommands.Question;

    /// <summary>The rows, in the order in which help and menus show them.</summary>
    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        .. AskingCommands.Rows,
        .. EventCommands.Rows,
        .. SourceCommands.Rows,
        .. SourceEditCommands.Rows,
        .. ProposalCommands.Rows,
        .. AnswerCommands.Rows,
        .. FeedbackCommands.Rows,
        .. ChannelCommands.Rows,
        .. QuestionKeepingCommands.Rows,
        .. WorkspaceCommands.Rows,
        .. RecordCommands.Rows,
        .. PersonCommands.Rows,
        .. HelpCommands.Rows,
    ];

    /// <summary>The first words of the names of two.</summary>
    public static ImmutableArray<CommandGroup> Groups { get; } =
    [
        EventCommands.Group,
        SourceCommands.Group,
        FeedbackCommands.Group,
        ChannelCommands.Group,
        .. QuestionKeepingCommands.Groups,
        .. WorkspaceCommands.Groups,
    ];

    /// <summary>What plain text in a private chat is taken for.</summary>
    public static CommandRow Ask { get; } = Rows.Single(r => r.Name == "ask");

    /// <summary>The rows that a person is shown in a chat: all that the right allows there.</summary>
    public static IEnumerable<CommandRow> Offered(CommandSurfaces surface, Right right) =>
        Rows.Where(r => (r.Surfaces & surface) != 0 && r.Right <= right);

    /// <summary>Waits in private for an answer.</summary>
    public static CommandRow Notify { get; } = Rows.Single(r => r.Name == "notify");

    /// <summary>What a platform's menu shows, which takes names of one word: letters, digits and "_" (<see cref="Find"/> reads them).</summary>
    /// <param name="surface">Where it is shown.</param>
    /// <param name="right">What those may do who see it.</param>
    public static IEnumerable<(string Name, string Help)> Menu(CommandSurfaces surface, Right right) =>
        Offered(surface, right).Select(r => (r.ChatName.Replace(' ', '_').Replace('-', '_'), r.Help));

    /// <summary>Finds the command of a text that begins with a slash.</summary>
    /// <param name="text">For example "/ask@SomeBot Who?".</param>
    /// <param name="surface">Where it was written: only what is offered there is found.</param>
    /// <param name="botName">What stands behind the "@"; null when nothing does.</param>
    /// <param name="arguments">What follows the command, trimmed.</param>
    /// <returns>The row; null when the text doesn't begin with a command that is offered there.</returns>
    public static CommandRow? Find(string text, CommandSurfaces surface, out string? botName, out string arguments)
    {
        ArgumentNullException.ThrowIfNull(text);
        botName = null;
        arguments = "";
        if (!IsCommand(text))
        {
            return null;
        }

        var (first, rest) = CutWord(text[1..]);
        if (first.Split('@', 2) is [var bare, var bot])
        {
            (first, botName) = (bare, bot);
        }

        // Menus can't hold a "-" or a space.
        if (first.Split('_') is [var group, var member] && NamedTwice(group, member) is { } fromMenu)
        {
            arguments = rest;
            return fromMenu;
        }

        first = first.Replace('_', '-');
        var (second, behind) = CutWord(rest);
        if (NamedTwice(first, second) is { } row)
        {
            arguments = behind;
            return row;
        }

        arguments = rest;
        return Named(first)
            ?? (Named($"{first} {BareWord}") is { } list && (rest.Length == 0 || list.Arguments.Any(a => !a.IsNamed)) ? list : null);

        CommandRow? NamedTwice(string one, string other) => Named($"{one} {other}") ?? Named($"{one}s {other}");

        CommandRow? Named(string name) =>
            Rows.FirstOrDefault(r => (r.Surfaces & surface) != 0 && r.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text is meant as a command: a slash with a letter behind it.</summary>
    public static bool IsCommand(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is ['/', var letter, ..] && char.IsAsciiLetter(letter);
    }

    private static (string Word, string Behind) CutWord(string text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return (text[..end], text[end..].Trim());
    }
}
