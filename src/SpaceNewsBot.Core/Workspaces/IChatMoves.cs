namespace SpaceNewsBot.Core.Workspaces;

/// <summary>What becomes of a chat to which its platform gives another id.</summary>
public interface IChatMoves
{
    /// <summary>
    /// Takes all that is known of a chat to its new id, with its threads, in one step; done again, it changes nothing. The
    /// chat's link to a workspace goes along, unless the new id has one of its own: that stays, and the old one ends. So do
    /// its conversations: what waits is answered in the new chat, corrections and follow-ups are looked for there. What
    /// happens to a link is entered in the audit log.
    /// <para>
    /// Messages keep no id that they had in the old chat: in the new one it is another message's, or becomes it. What has to be
    /// changed in them is to be said anew, and an edit of the question is a new question.
    /// </para>
    /// </summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="fromChat">The id that the chat had, as in <see cref="Chat.ConversationAddress.Chat"/>.</param>
    /// <param name="toChat">The id that it has now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Sources.StoreUnavailableException">The store can't be used; nothing was moved.</exception>
    Task MoveAsync(string platform, string fromChat, string toChat, CancellationToken cancellationToken);
}
