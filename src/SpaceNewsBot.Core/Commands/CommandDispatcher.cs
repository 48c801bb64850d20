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

        // What everybody may do needn't be looked up.
        if (row.Right > call.Right)
        {
            call = call with { Right = await services.FindRightAsync(call, cancellationToken).ConfigureAwait(false) };
        }

        if (row.Right <= call.Right)
        {
            return await row.Handle(services, call, cancellationToken).ConfigureAwait(false);
        }

        var needed = row.Right == Right.Owner ? "an owner" : "a moderator";
        await services.Audit.RecordAsync(
            call.WorkspaceId, call.Actor, AuditAction.Refused, row.Name, $"needs the right of {needed}", cancellationToken).ConfigureAwait(false);
        return new Reply.OfRefusal($"“{row.Name}” needs the right of {needed}: ask an owner of this community to grant it to you.");
    }
}
