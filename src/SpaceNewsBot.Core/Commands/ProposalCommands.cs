using System.Collections.Immutable;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The commands that decide what a preview in a chat proposed, mostly by pressing a button under it.</summary>
internal static class ProposalCommands
{
    private const string Number = "PROPOSAL";

    private static readonly CommandArgument NumberArgument =
        new(Number, CommandArgumentKind.Number, "The change's number, as its preview says", "1") { IsRequired = true };

    public static ImmutableArray<CommandRow> Rows { get; } =
    [
        new("confirm", Right.Moderator, CommandSurfaces.Chats, "Make a change that was previewed", ConfirmAsync)
        {
            Description = "Makes a change of a source whose preview was shown, unless somebody changed the source since.",
            Arguments = [NumberArgument],
            Examples = ["confirm 12"],
        },
        new("cancel", Right.Moderator, CommandSurfaces.Chats, "Drop a change that was previewed", CancelAsync)
        {
            Description = "Drops a change of a source whose preview was shown.",
            Arguments = [NumberArgument],
            Examples = ["cancel 12"],
        },
    ];

    private static async Task<Reply> ConfirmAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var (proposal, refusal) = await DecideAsync(services, call, ProposalState.Confirmed, cancellationToken).ConfigureAwait(false);
        if (proposal is null)
        {
            return refusal!;
        }

        // What was parsed when it was proposed is parsed again: the table may know the command no more after an update.
        return CommandTable.Find(proposal.Command.Trim(), call.Surface, out _, out var arguments) is { Right: <= Right.Moderator } row
            && CommandParser.Parse(row, arguments) is CommandParse.Parsed(var values)
                ? await row.Handle(services, call with { Values = values, Confirmed = proposal }, cancellationToken).ConfigureAwait(false)
                : new Reply.OfRefusal("This change can't be made any more: give the command again.");
    }

    private static async Task<Reply> CancelAsync(CommandServices services, CommandCall call, CancellationToken cancellationToken)
    {
        var (proposal, refusal) = await DecideAsync(services, call, ProposalState.Cancelled, cancellationToken).ConfigureAwait(false);
        return proposal is null ? refusal! : new Reply.OfNotice("Dropped: nothing was changed.");
    }

    /// <summary>The proposal, where this message decides it; else why not.</summary>
    private static async Task<(Proposal? Proposal, Reply? Refusal)> DecideAsync(
        CommandServices services, CommandCall call, ProposalState decision, CancellationToken cancellationToken)
    {
        var id = call.Values.FindNumber(Number)!.Value;
        var item = call.Item ?? throw new InvalidOperationException("Only recorded messages decide.");
        var proposal = await services.Proposals.DecideAsync(call.WorkspaceId, id, decision, item.Id, cancellationToken).ConfigureAwait(false);
        return proposal switch
        {
            null => (null, new Reply.OfRefusal($"There is no change {id} to decide here: its preview may be too old, so give the command again.")),
            _ when proposal.DecidedBy == item.Id => (proposal, null),
            { State: ProposalState.Cancelled } => (null, new Reply.OfRefusal($"Change {id} was dropped already: give the command again.")),
            _ => (null, new Reply.OfRefusal($"Change {id} was confirmed already: the source's history shows it.")),
        };
    }
}
