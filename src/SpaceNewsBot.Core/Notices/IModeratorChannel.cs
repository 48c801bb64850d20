using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Core.Notices;

/// <summary>A platform's channel in which moderators are told what happens to their sources and to posted answers.</summary>
public interface IModeratorChannel
{
    /// <summary>The platform's name, as in <see cref="IChatPlatform.Name"/>.</summary>
    string Platform { get; }

    /// <summary>Where it is: its community is the one whose sources it is told of. Null while the platform doesn't show it.</summary>
    Task<ConversationAddress?> FindAsync(CancellationToken cancellationToken);
}
