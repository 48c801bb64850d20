using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Every chat command, once: help texts, platforms' menus and the handler are read from here.</summary>
public static class CommandTable
{
    /// <summary>What the ledger's reply answers.</summary>
    internal const string OverviewQuestion = "Who suspended what, when and why?";

    /// <summary>The rows, in the order in which help and menus show them.</summary>
    public static ImmutableArray<ChatCommand> Commands { get; } =
    [
        new("ask", "your question", "Answer a question with quotes from the stored sources", inGroups: true,
            static (handler, item, arguments, cancellationToken) => handler.AnswerAsync(item, arguments, cancellationToken)),
        new("events", null, "Who suspended what, when and why", inGroups: false,
            static (handler, item, _, cancellationToken) => handler.AnswerAsync(item, OverviewQuestion, cancellationToken)),
        new("sources", null, "List the articles that I answer from", inGroups: false,
            static (handler, item, _, cancellationToken) => handler.ListSourcesAsync(item, cancellationToken)),
        new("help", null, "Show what I can do", inGroups: true,
            static (_, _, _, _) => Task.FromResult<Reply>(new Reply.OfText(ReplyText.Help))),
        new("start", null, "Say hello and show example questions", inGroups: true,
            static (_, _, _, _) => Task.FromResult<Reply>(new Reply.OfText(ReplyText.Welcome))),
    ];

    /// <summary>Finds the command of a text that begins with a slash.</summary>
    /// <param name="text">For example "/ask@SomeBot Who?".</param>
    /// <param name="botName">What stands behind the "@"; null when nothing does.</param>
    /// <param name="arguments">What follows the command, trimmed.</param>
    /// <returns>The row; null when the text doesn't begin with a command of the table.</returns>
    public static ChatCommand? Find(string text, out string? botName, out string arguments)
    {
        ArgumentNullException.ThrowIfNull(text);
        botName = null;
        arguments = "";
        if (!IsCommand(text))
        {
            return null;
        }

        var end = 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        var name = text[1..end];
        arguments = text[end..].Trim();
        if (name.Split('@', 2) is [var bare, var bot])
        {
            name = bare;
            botName = bot;
        }

        return Commands.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether a text is meant as a command: a slash with a letter behind it.</summary>
    public static bool IsCommand(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text is ['/', var letter, ..] && char.IsAsciiLetter(letter);
    }
}
