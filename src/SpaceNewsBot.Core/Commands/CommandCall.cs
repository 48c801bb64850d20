using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Commands;

/// <summary>A command that somebody called.</summary>
/// <param name="WorkspaceId">The community in which it acts.</param>
/// <param name="Actor">Who.</param>
/// <param name="Right">What the platform says that they may do; more may be granted to them by name.</param>
/// <param name="Surface">Where: one of the flags.</param>
/// <param name="Values">The arguments.</param>
/// <param name="Item">The recorded message that it came as; null in the terminal.</param>
public sealed record CommandCall(
    string WorkspaceId,
    Actor Actor,
    Right Right,
    CommandSurfaces Surface,
    CommandValues Values,
    InboxItem? Item = null)
{
    /// <summary>Is told what is being done, for whoever waits; null where nobody does.</summary>
    public IProgress<AnswerStep>? Progress { get; init; }

    /// <summary>The proposal that the call carries out; null for a call of its own.</summary>
    public Proposal? Confirmed { get; init; }
}
