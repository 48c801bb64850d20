namespace SpaceNewsBot.Core.Chat;

/// <summary>What arrived from a platform, before anything was made of it.</summary>
/// <param name="Conversation">Where it was said.</param>
/// <param name="UpdateId">The platform's own id of the delivery; a second delivery with the same id is the same message.</param>
/// <param name="WorkspaceId">The community whose sources answer.</param>
/// <param name="UserId">The platform's id of the person.</param>
/// <param name="Text">What was written, as written.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="IsPrivate">Whether nobody but this person reads the chat: moderators never see what is asked there.</param>
public sealed record IncomingMessage(
    ConversationAddress Conversation,
    string UpdateId,
    string WorkspaceId,
    string UserId,
    string Text,
    DateTimeOffset ReceivedAt,
    bool IsPrivate);
