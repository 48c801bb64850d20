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

    /// <summary>What somebody may do everywhere on the platform, as one whom the settings name.</summary>
    /// <param name="userId">The platform's id of the person.</param>
    Right FindNamed(string userId);

    /// <summary>
    /// What somebody may do now as one who manages a chat. It counts only where an owner linked the chat to a workspace. It takes
    /// as long as the platform wants to be left alone. Throws when the platform can't be asked: the message is tried again later.
    /// </summary>
    /// <param name="conversation">Where.</param>
    /// <param name="userId">The platform's id of the person.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<Right> FindInChatAsync(ConversationAddress conversation, string userId, CancellationToken cancellationToken);
}
