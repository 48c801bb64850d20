namespace SpaceNewsBot.Core.Chat;

/// <summary>The way out to a chat platform.</summary>
public interface IChatPlatform
{
    /// <summary>The platform's name in lower case, as in <see cref="ConversationAddress.Platform"/>.</summary>
    string Name { get; }

    /// <summary>
    /// Posts a reply, part by part, and yields what became of each part right after it was posted, so that it can be
    /// recorded. Passing faults (rate limits, timeouts, server errors) are waited out inside.
    /// </summary>
    /// <param name="to">Where to.</param>
    /// <param name="reply">What. The same reply always renders to the same parts.</param>
    /// <param name="partsAlreadySent">So many leading parts are skipped.</param>
    /// <param name="cancellationToken">Ends the wait; what was not posted stays unposted.</param>
    IAsyncEnumerable<SendOutcome> SendAsync(ReplyTarget to, Reply reply, int partsAlreadySent, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a reply in the place of one that was posted. Passing faults are waited out inside. Repeated, it comes to the same
    /// messages, but for those that a longer reply takes beyond the posted ones.
    /// </summary>
    /// <param name="target">Where it was posted.</param>
    /// <param name="messageIds">The platform's ids of its messages, in order; at least one.</param>
    /// <param name="reply">What takes their place.</param>
    /// <param name="cancellationToken">Ends the wait; the messages may then show the old reply, the new one, or parts of both.</param>
    Task<EditOutcome> EditAsync(
        ReplyTarget target,
        IReadOnlyList<string> messageIds,
        Reply reply,
        CancellationToken cancellationToken);

    /// <summary>The private chat with a person, under the address that it has when the person writes there, where that is known.</summary>
    /// <param name="userId">The platform's id of the person.</param>
    ConversationAddress PrivateChatWith(string userId) => ConversationAddress.OfPerson(Name, userId);

    /// <summary>
    /// Shows that a reply is being made, until it is cancelled, where the platform has something for that. Never fails: what
    /// can't be shown isn't.
    /// </summary>
    /// <param name="to">Where the reply will go.</param>
    /// <param name="cancellationToken">Ends it.</param>
    Task ShowWorkingAsync(ReplyTarget to, CancellationToken cancellationToken) => Task.CompletedTask;
}
