namespace SpaceNewsBot.Core.Workspaces;

/// <summary>Follows chats whose id changed on their platform.</summary>
public interface IChatMoves
{
    /// <summary>Gives all that is kept of a chat to its new id. Repeated, it changes nothing.</summary>
    Task MoveAsync(string platform, string fromChat, string toChat, CancellationToken cancellationToken);
}
