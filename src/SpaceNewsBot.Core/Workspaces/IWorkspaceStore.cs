using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Core.Workspaces;

/// <summary>
/// The workspaces: their chats, members and pauses. Every change is written together with its entry in the audit log.
/// Every member throws <see cref="Sources.StoreUnavailableException"/> when the store can't be used.
/// </summary>
public interface IWorkspaceStore
{
    /// <summary>All workspaces, by id; the default one is always among them.</summary>
    Task<IReadOnlyList<Workspace>> ListAsync(CancellationToken cancellationToken);

    /// <summary>One workspace; null when there is none.</summary>
    Task<Workspace?> FindAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>The workspace that a chat is linked to; the default one when it is linked to none.</summary>
    Task<ChatLink> FindOfChatAsync(ConversationAddress conversation, CancellationToken cancellationToken);

    /// <summary>Keeps a one-time code (as a hash) until it is used; makes the workspace when it is new.</summary>
    Task AddLinkCodeAsync(string workspaceId, string code, DateTimeOffset expiresAt, Actor by, CancellationToken cancellationToken);

    /// <summary>Links a chat by a code, which is used up by it. A chat is linked to one workspace: a new link replaces the old.</summary>
    /// <param name="code">As typed; case and blanks around it don't count.</param>
    /// <param name="conversation">The chat to link.</param>
    /// <param name="typedIn">The workspace in which it was typed: a refusal stands in its audit log.</param>
    /// <param name="by">Who typed it; after five wrong codes nothing is looked at for an hour.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<LinkOutcome> RedeemLinkCodeAsync(
        string code,
        ConversationAddress conversation,
        string typedIn,
        Actor by,
        CancellationToken cancellationToken);

    /// <summary>Ends a chat's link; false when it isn't linked to this workspace.</summary>
    Task<bool> UnlinkAsync(string workspaceId, ConversationAddress conversation, Actor by, CancellationToken cancellationToken);

    /// <summary>The right that was granted to a person by name; <see cref="Right.Reader"/> when none was.</summary>
    Task<Right> GetRightAsync(string workspaceId, Actor person, CancellationToken cancellationToken);

    /// <summary>Grants a right by name; <see cref="Right.Reader"/> takes it away. False when nothing changed.</summary>
    Task<bool> SetRightAsync(string workspaceId, Actor person, Right right, Actor by, CancellationToken cancellationToken);

    /// <summary>The rights that were granted by name, by platform and id.</summary>
    Task<IReadOnlyList<Member>> ListMembersAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Pauses a workspace, or ends its pause. False when nothing changed.</summary>
    Task<bool> SetPausedAsync(string workspaceId, bool paused, string reason, Actor by, CancellationToken cancellationToken);
}
