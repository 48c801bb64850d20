using System.CommandLine;
using System.CommandLine.Parsing;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;

namespace SpaceNewsBot.Commands;

/// <summary><c>ask QUESTION…</c>: one answer.</summary>
internal static class AskCommand
{
    private static readonly Argument<string[]> _question = new("QUESTION")
    {
        Description = $"The question, in quotes or as words; at most {Question.MaxLength:N0} characters",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<bool> _json = new("--json")
    {
        Description = "Print the outcome as JSON and nothing else",
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(TerminalIo io)
    {
        var command = new BotCommand(
            "ask",
            "Answers a question from the stored sources, each sentence with the quote that it rests on.",
            "ask \"Who suspended what, and why?\"",
            "ask --json \"Who is Dmitry Rogozin?\"",
            "ask -- --why? (words that begin with a dash stand behind --)")
        {
            _question,
            _json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, io, cancellationToken));
        return command;
    }

    /// <summary>Why a text can't be asked, in a sentence; null when it can.</summary>
    internal static string? Refuse(string question) => question switch
    {
        _ when string.IsNullOrWhiteSpace(question) => "The question is empty: write one, for example \"Who suspended what, and why?\"",
        { Length: > Question.MaxLength } => $"The question has {question.Length:N0} characters and may have {Question.MaxLength:N0}: shorten it and ask again.",
        _ => null,
    };

    private static async Task<int> RunAsync(ParseResult parsed, TerminalIo io, CancellationToken cancellationToken)
    {
        if (FindUnknownOption(parsed) is { } option)
        {
            return CommandLine.RefuseUsage(io, $"There is no option {option}; to ask about it, put -- before the question.");
        }

        var text = string.Join(' ', parsed.GetValue(_question) ?? []);
        if (Refuse(text) is { } sentence)
        {
            return CommandLine.RefuseUsage(io, sentence);
        }

        await using var store = StoreSession.Open(DataFolder.Resolve(parsed, io));
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        var answered = await new QuestionAnswerer(store.Sources)
            .AnswerAsync(new Question(SourceLimits.DefaultWorkspace, text), cancellationToken).ConfigureAwait(false);
        var elapsed = clock.GetElapsedTime(started);

        await io.Out.WriteAsync(parsed.GetValue(_json)
            ? AnswerJson.Write(text, answered.Answer, elapsed) + "\n"
            : new TerminalReplyRenderer(io.Width, io.Colours).Render(new Reply.OfAnswer(answered.Answer))).ConfigureAwait(false);
        return answered.Answer is Abstention ? ExitCode.Abstained : ExitCode.Done;
    }

    /// <summary>A mistyped option would otherwise be a word of the question. One with a space in it was quoted, so it is text.</summary>
    private static string? FindUnknownOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .Where(token => token.Type == TokenType.Argument)
        .Select(token => token.Value)
        .FirstOrDefault(value => value.TrimStart('-') is { Length: > 0 } name
            && value.Length - name.Length is 1 or 2
            && char.IsAsciiLetter(name[0])
            && !value.Any(char.IsWhiteSpace));
}
