using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>The one way to a command's handler: past the check of the caller's right.</summary>
/// <param name="services">What commands work with.</param>
public sealed class CommandDispatcher(CommandServices services)
{
    /// <summary>Runs a command, or refuses it and writes that down.</summary>
    public async Task<Reply> RunAsync(CommandRow row, CommandCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(call);
        call = await WithRightAsync(row, call, cancellationToken).ConfigureAwait(false);
        return row.Right <= call.Right
            ? await row.Handle(services, call, cancellationToken).ConfigureAwait(false)
            : await RefuseAsync(row, call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What somebody is told who wrote a command wrongly: how to write it, or, when they may not run it at all, that; this is
    /// written down.
    /// </summary>
    /// <param name="row">The command.</param>
    /// <param name="call">Who called it, where; its values aren't looked at.</param>
    /// <param name="sentence">How to write it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Reply> CorrectAsync(CommandRow row, CommandCall call, string sentence, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(call);
        call = await WithRightAsync(row, call, cancellationToken).ConfigureAwait(false);
        return row.Right <= call.Right
            ? new Reply.OfRefusal(sentence)
            : await RefuseAsync(row, call, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The call with the caller's whole right, where the command needs more than came with it or shows what it allows. What
    /// everybody may do needn't be looked up, and what was looked up isn't again.
    /// </summary>
    public async Task<CommandCall> WithRightAsync(CommandRow row, CommandCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(call);
        return call.Item is not { IsRightKnown: true } && (row.ShowsRight || row.Right > call.Right)
            ? call with { Right = await services.FindRightAsync(call, cancellationToken).ConfigureAwait(false) }
            : call;
    }

    private async Task<Reply> RefuseAsync(CommandRow row, CommandCall call, CancellationToken cancellationToken)
    {
        var needed = row.Right == Right.Owner ? "an owner" : "a moderator";
        await services.Audit.RecordAsync(
            call.WorkspaceId, call.Actor, AuditAction.Refused, row.Name, $"needs the right of {needed}", cancellationToken).ConfigureAwait(false);
        return new Reply.OfRefusal($"“{row.Name}” needs the right of {needed}: ask an owner of this community to grant it to you.");
    }
}
