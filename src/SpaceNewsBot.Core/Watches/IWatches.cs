using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Watches;

/// <summary>
/// Who waits for an answer. A watch goes with the answer and with the person. Every member throws
/// <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IWatches
{
    /// <summary>Adds a watch; nothing happens when the person has it already. False when the workspace has no such abstention.</summary>
    Task<bool> AddAsync(string workspaceId, long answerId, Actor by, CancellationToken cancellationToken);

    /// <summary>The watches that wait, oldest first.</summary>
    Task<IReadOnlyList<Watch>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Removes a watch, and records the message that tells of it in the inbox, in one step.</summary>
    /// <param name="watch">Which.</param>
    /// <param name="message">A message as if the person had asked again in private; null removes the watch alone.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task CompleteAsync(Watch watch, Chat.IncomingMessage? message, CancellationToken cancellationToken);
}
