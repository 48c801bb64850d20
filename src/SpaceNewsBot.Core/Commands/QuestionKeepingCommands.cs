using System.Collections.Immutable;
using System.Globalization;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands with which moderators keep questions: golden ones, those without an answer, and those that were answered.</summary>
internal static class QuestionKeepingCommands
{
    private const string Question = "QUESTION";
    private const string Source = "--source";
    private const string Abstain = "--abstain";
    private const string Golden = "GOLDEN";
    private const string Group = "GROUP";
    private const string Reason = "--reason";

    private static readonly CommandArgument Json = CommandArgument.Json("Print the rows as JSON lines");

    public static ImmutableArray<CommandGroup> Groups { get; } =
    [
        new(
            "golden",
            "Keeps golden questions: every preview of a change says which of them would be answered differently.",
            ["golden add --source starter \"Who suspended cooperation on the station?\"", "golden add --abstain \"Who won the race?\"", "golden list"]),
        new("unanswered", "Lists what couldn't be answered, and closes it.", ["unanswered list", "unanswered close 12 --reason \"not our subject\""]),
    ];

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("golden add", Right.Moderator, SourceCommands.Moderating, "Keep a question and what has to come of it", AddGoldenAsync)
        {
            Description = "Keeps a question that has to be answered from a source, or has to be left unanswered.",
            Arguments =
            [
                new(Question, CommandArgumentKind.Rest, "The question", "Why did the ferry stop?") { IsRequired = true, HelpName = "the question" },
                new(Source, CommandArgumentKind.Option, "The source that the answer has to cite", "starter") { HelpName = "ID", NamesSource = true },
                new(Abstain, CommandArgumentKind.Flag, "The sources mustn't answer it"),
            ],
            Examples = ["golden add --source starter \"Who suspended cooperation on the station?\"", "golden add --abstain \"Who won the race?\""],
        },
        new("golden list", Right.Moderator, SourceCommands.Moderating, "List the golden questions", ListGoldenAsync)
        {
            Description = "Lists the golden questions with what has to come of each.",
            Arguments = [Json],
            Examples = ["golden list"],
        },
        new("golden remove", Right.Moderator, SourceCommands.Moderating, "Drop a golden question", RemoveGoldenAsync)
        {
            Description = "Drops a golden question.",
            Arguments = [new(Golden, CommandArgumentKind.Number, "Its number, as golden list prints it", "1") { IsRequired = true }],
            Examples = ["golden remove 3"],
        },
        new("unanswered list", Right.Moderator, SourceCommands.Moderating, "List what couldn't be answered", ListUnansweredAsync)
        {
            Description = "Lists questions that couldn't be answered, similar ones together, the one asked last first; none of a private chat.",
            Arguments = [Json],
            Examples = ["unanswered list", "unanswered list --json"],
        },
        new("unanswered close", Right.Moderator, SourceCommands.Moderating, "Take a question off the list of unanswered ones", CloseUnansweredAsync)
        {
            Description = "Closes a group of unanswered questions. What a new source answers is closed by itself.",
            Arguments =
            [
                new(Group, CommandArgumentKind.Number, "The group's number, as unanswered list prints it", "1") { IsRequired = true },
                new(Reason, CommandArgumentKind.Option, "Why; kept in the audit log", "not our subject") { HelpName = "TEXT" },
            ],
            Examples = ["unanswered close 12 --reason \"not our subject\""],
        },
    ];

    private static async Task<Reply> AddGoldenAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var source = call.Values.Find(Source);
        if (source is null != call.Values.Has(Abstain))
        {
            return new Reply.OfRefusal($"Say what has to come of the question: {Source} ID, or {Abstain}.");
        }

        return await services.Goldens.AddAsync(call.WorkspaceId, call.Values[Question], source, call.Actor, cancellationToken).ConfigureAwait(false) switch
        {
            GoldenOutcome.Added({ Id: var id }) => new Reply.OfNotice($"Golden question {id} is kept."),
            GoldenOutcome.Refused(var reason) => new Reply.OfRefusal(reason),
            _ => throw new InvalidOperationException("A golden question is added or refused."),
        };
    }

    private static async Task<Reply> ListGoldenAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        new Reply.OfTable(ReplyTable.Of(await services.Goldens.ListAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false)));

    private static async Task<Reply> RemoveGoldenAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Values.FindNumber(Golden)!.Value;
        return await services.Goldens.RemoveAsync(call.WorkspaceId, id, call.Actor, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice($"Golden question {id} is dropped.")
            : new Reply.OfRefusal($"There is no golden question {id}: golden list shows those that are kept.");
    }

    private static async Task<Reply> ListUnansweredAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken) =>
        new Reply.OfTable(ReplyTable.Of(await services.Unanswered.ListAsync(call.WorkspaceId, cancellationToken).ConfigureAwait(false)));

    private static async Task<Reply> CloseUnansweredAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var id = call.Values.FindNumber(Group)!.Value;
        var reason = call.Values.Find(Reason) is { Length: > 0 } typed ? typed : "closed by hand";
        return await services.Unanswered.CloseAsync(call.WorkspaceId, id, call.Actor.ToString(), reason, cancellationToken).ConfigureAwait(false)
            ? new Reply.OfNotice(string.Create(CultureInfo.InvariantCulture, $"Group {id} is closed."))
            : new Reply.OfRefusal($"There is no open group {id}: unanswered list shows those that are open.");
    }
}
