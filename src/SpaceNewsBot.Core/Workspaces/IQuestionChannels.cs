using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Core.Workspaces;

/// <summary>
/// The channels in which every message is a question, and the forums whose new posts are. Every change is written together
/// with its entry in the audit log. Every member throws <see cref="Sources.StoreUnavailableException"/> when the store can't
/// be used.
/// </summary>
public interface IQuestionChannels
{
    /// <summary>Adds a channel; false when it is one already.</summary>
    /// <param name="workspaceId">The workspace whose moderator adds it.</param>
    /// <param name="channel">The channel as an address, in the chat that the workspace is linked to.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> AddAsync(string workspaceId, ConversationAddress channel, Actor by, CancellationToken cancellationToken);

    /// <summary>Removes a channel; false when it isn't one of this workspace.</summary>
    Task<bool> RemoveAsync(string workspaceId, ConversationAddress channel, Actor by, CancellationToken cancellationToken);

    /// <summary>A workspace's channels; with null those of all workspaces.</summary>
    Task<IReadOnlyList<ConversationAddress>> ListAsync(string? workspaceId, CancellationToken cancellationToken);
}
