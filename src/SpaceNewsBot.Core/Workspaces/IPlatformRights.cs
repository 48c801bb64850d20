using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Core.Workspaces;

/// <summary>
/// Tells what a platform lets somebody do in a chat, for platforms that don't say so with every message. Asked when a command
/// needs a right, so that one that was taken away soon ends.
/// </summary>
public interface IPlatformRights
{
    /// <summary>The platform's name, as in <see cref="ConversationAddress.Platform"/>.</summary>
    string Platform { get; }

    /// <summary>What somebody may do now. Throws when the platform can't be asked: the message is tried again later.</summary>
    /// <param name="conversation">Where.</param>
    /// <param name="userId">The platform's id of the person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<PlatformRight> FindAsync(ConversationAddress conversation, string userId, CancellationToken cancellationToken);
}
