using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Proposals;

/// <summary>
/// The changes that wait for Confirm or Cancel. They survive restarts, and go with the message that proposed them. Every
/// member throws <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IProposals
{
    /// <summary>Keeps a proposal; for a message that has one already, that one is returned.</summary>
    /// <param name="workspaceId">Whose source.</param>
    /// <param name="itemId">The recorded message that proposes it.</param>
    /// <param name="command">The command as it was written.</param>
    /// <param name="basedOn">The source's revision that the preview was made against; null for a new source.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Proposal> AddAsync(string workspaceId, long itemId, string command, int? basedOn, Actor by, CancellationToken cancellationToken);

    /// <summary>
    /// Decides an open proposal, of two at once only one. The proposal is returned as it is then: who decided it tells
    /// whether it was this message, now or before a kill. Null when there is none.
    /// </summary>
    /// <param name="workspaceId">Whose.</param>
    /// <param name="id">Its number.</param>
    /// <param name="decision">Confirmed or cancelled.</param>
    /// <param name="itemId">The recorded message that decides.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Proposal?> DecideAsync(string workspaceId, long id, ProposalState decision, long itemId, CancellationToken cancellationToken);
}
