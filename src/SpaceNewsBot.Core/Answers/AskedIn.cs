using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Answers;

/// <summary>Who asked, and where the answer was posted.</summary>
/// <param name="Target">Where the answer is.</param>
/// <param name="By">Who; without a user id when the person was forgotten.</param>
/// <param name="IsPrivate">Whether nobody else reads the answer.</param>
public sealed record AskedIn(ReplyTarget Target, Actor By, bool IsPrivate)
{
    /// <summary>Which of the offered answers was chosen, from 0; 0 also where nothing was offered.</summary>
    public int Choice { get; init; }
}
