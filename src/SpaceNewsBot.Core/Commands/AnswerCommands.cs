using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands about answers that were posted.</summary>
internal static class AnswerCommands
{
    private const string Answer = "ANSWER";
    private const string Source = "--source";
    private const string Reason = "--reason";
    private const int MostAnswers = 200;

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("answers", Right.Moderator, SourceCommands.Moderating, "List posted answers with their numbers", ListAsync)
        {
            Description = "Lists what was answered, newest first, and what became of it; nothing of a private chat.",
            Arguments =
            [
                new(Source, CommandArgumentKind.Option, "Only those that quote this source", "starter") { HelpName = "ID", NamesSource = true },
                CommandArgument.Json("Print the rows as JSON lines"),
            ],
            Examples = ["answers", "answers --source starter --json"],
        },
        new("retract", Right.Moderator, SourceCommands.Keeping, "Take a posted answer back", RetractAsync)
        {
            Description = "Takes a posted answer back: its message is edited to say so, with the reason.",
            Arguments =
            [
                new(Answer, CommandArgumentKind.Number, "Its number, as answers prints it", "1") { IsRequired = true },
                new(Reason, CommandArgumentKind.Option, "Why; readers are shown it", "the source was misread") { HelpName = "TEXT" },
            ],
            Examples = ["retract 12 --reason \"the source was misread\""],
        },
    ];

    private static async Task<Reply> ListAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        new Reply.OfTable(ReplyTable.Of(await services.AnswerLog.ListAsync(
            call.WorkspaceId, new AnswerFilter(call.Values.Find(Source), Limit: MostAnswers), cancellationToken).ConfigureAwait(false)));

    private static async Task<Reply> RetractAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Values.FindNumber(Answer)!.Value;
        var reason = call.Values.Find(Reason) is { Length: > 0 } typed ? typed : "A moderator took it back.";
        if (reason.Length > SourceLimits.MaxReasonLength)
        {
            return new Reply.OfRefusal($"The reason has {reason.Length} characters and may have {SourceLimits.MaxReasonLength}: shorten it.");
        }

        return await services.Corrections.RetractAsync(call.WorkspaceId, id, call.Actor.ToString(), reason, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"Answer {id} is retracted; a running bot says so where it was posted.")
            : new Reply.OfRefusal($"There is no answer {id} to retract, or it is retracted already: answers lists them.");
    }
}
