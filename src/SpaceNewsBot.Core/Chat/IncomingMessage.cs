using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Chat;

/// <summary>What arrived from a platform, before anything was made of it.</summary>
/// <param name="Conversation">Where it was said.</param>
/// <param name="UpdateId">The platform's own id of the delivery; a second delivery with the same id is the same message.</param>
/// <param name="WorkspaceId">The community whose sources answer.</param>
/// <param name="UserId">The platform's id of the person.</param>
/// <param name="Text">What was written, as written.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="IsPrivate">Whether nobody but this person reads the reply: moderators never see what is asked there.</param>
public sealed record IncomingMessage(
    ConversationAddress Conversation,
    string UpdateId,
    string WorkspaceId,
    string UserId,
    string Text,
    DateTimeOffset ReceivedAt,
    bool IsPrivate)
{
    /// <summary>
    /// What the platform says that the person may do in this chat. It counts only where an owner linked the chat to a
    /// workspace: who manages a chat of their own doesn't manage the sources of everybody.
    /// </summary>
    public Right Right { get; init; }

    /// <summary>The platform's id of the bot's message that it replies to: its question is what a follow-up refers to. Null for none.</summary>
    public string? RepliesTo { get; init; }

    /// <summary>What the platform needs to reply, beside the address, in its own words; null for nothing. Not to be logged.</summary>
    public string? Route { get; init; }

    /// <summary>The platform's id of the message in its conversation, by which an edit of it finds it; null where nothing can be edited.</summary>
    public string? MessageId { get; init; }

    /// <summary>
    /// When the person edited the message, by the platform's clock: then this is what it says now, and it takes the place of
    /// what the message with this <see cref="MessageId"/> said. Null for a message that is new.
    /// </summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>A file that came with it, in the platform's own words: what a command takes that needs a text. Null for none.</summary>
    public string? Attachment { get; init; }

    /// <summary>Whether the platform shows that a reply is on its way until there is one, so that there has to be one. It isn't kept.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>Which of the answers that the bot offered was chosen, from 0; 0 also where nothing was offered.</summary>
    public int Choice { get; init; }
}
