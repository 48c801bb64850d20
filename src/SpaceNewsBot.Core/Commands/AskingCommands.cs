using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that ask.</summary>
internal static class AskingCommands
{
    /// <summary>The argument of "ask", for whoever tells what was asked.</summary>
    public const string Question = "QUESTION";

    // What the ledger's reply answers in a chat.
    private const string OverviewQuestion = "Who suspended what, when and why?";

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
        new("events", Right.Reader, CommandSurfaces.Everywhere, "Who suspended what, when and why", ShowEventsAsync)
        {
            Description = "Lists who did what, when, where and why, in words quoted from the sources. An empty column: the source doesn't say.",
            Arguments = [CommandArgument.Json("Print the rows as a JSON list, each slot with its offsets in the source's text, or null")],
            Examples = ["events", "events --json"],
        },
    ];

    private static Task<Reply> AskAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        services.Questions.ReplyAsync(call, call.Values.Find(Question) ?? "", cancellationToken);

    private static async Task<Reply> ShowEventsAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        call.Surface == CommandSurfaces.Terminal
            ? new Reply.OfEvents([.. await services.Sources.ReadEventsAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false)])
            : await services.Questions.ReplyAsync(call, OverviewQuestion, cancellationToken).ConfigureAwait(false);
}
