using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that ask.</summary>
internal static class AskingCommands
{
    /// <summary>The argument of "ask", for whoever tells what was asked.</summary>
    public const string Question = "QUESTION";

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("ask", Right.Reader, CommandSurfaces.Everywhere, "Answer a question with quotes from the stored sources", AskAsync)
        {
            Description = "Answers a question from the stored sources, each sentence with the quote that it rests on.",
            Arguments =
            [
                new(
                    Question,
                    CommandArgumentKind.Rest,
                    $"The question, in quotes or as words; at most {Answers.Question.MaxLength:N0} characters",
                    "Who suspended what, and why?") { HelpName = "your question" },
                CommandArgument.Json("Print the outcome as JSON and nothing else"),
            ],
            Examples =
            [
                "ask \"Who suspended what, and why?\"",
                "ask --json \"Who is Dmitry Rogozin?\"",
                "ask -- --why? (words that begin with a dash stand behind --)",
            ],
        },
    ];

    private static Task<Reply> AskAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        services.Questions.ReplyAsync(call, call.Values.Find(Question) ?? "", cancellationToken);
}
