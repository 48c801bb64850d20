using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Proposals;

/// <summary>A change of a source that a moderator was shown and nobody has confirmed yet.</summary>
/// <param name="Id">Its number.</param>
/// <param name="WorkspaceId">Whose source.</param>
/// <param name="Command">The command as it was written in the chat; empty once it was dropped.</param>
/// <param name="BasedOn">The source's revision that the preview was made against; null for a new source.</param>
/// <param name="By">Who proposed it.</param>
/// <param name="State">What became of it.</param>
/// <param name="DecidedBy">The recorded message that decided it; null while it is open.</param>
public sealed record Proposal(
    long Id,
    string WorkspaceId,
    string Command,
    int? BasedOn,
    Actor By,
    ProposalState State,
    long? DecidedBy);
