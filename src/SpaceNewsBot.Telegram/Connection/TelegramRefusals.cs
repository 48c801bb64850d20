namespace SpaceNewsBot.Telegram.Connection;

/// <summary>Reads what Telegram says of a call that it won't ever take. It gives these no code of their own.</summary>
internal static class TelegramRefusals
{
    // The chat's state, not a fault of the message.
    private static readonly string[] OfChats =
    [
        "chat not found",
        "user not found",
        "peer_id_invalid",
        "not enough rights",
        "have no rights to send a message",
        "chat_write_forbidden",
        "need administrator rights",
        "group chat was deactivated",
        "message thread not found",
        "topic_closed",
        "topic_deleted",
    ];

    private static readonly string[] OfMessages =
    [
        "message to edit not found",
        "message can't be edited",
        "message_id_invalid",
    ];

    /// <summary>Whether it will be the same the next time, and isn't the call's own fault.</summary>
    public static bool AreLasting(TelegramFault fault) =>
        IsNotModified(fault) || IsOfMessage(fault) || OfChats.Any(r => Says(fault, r));

    /// <summary>Whether the message is the matter: it was deleted, or Telegram doesn't let it be edited any more. The chat is well.</summary>
    public static bool IsOfMessage(TelegramFault fault) => OfMessages.Any(r => Says(fault, r));

    /// <summary>Whether the message stands and can't be edited any more: what takes its place can reply to it.</summary>
    public static bool IsUneditable(TelegramFault fault) => Says(fault, "message can't be edited");

    /// <summary>Whether the edit was made before.</summary>
    public static bool IsNotModified(TelegramFault fault) => Says(fault, "message is not modified");

    private static bool Says(TelegramFault fault, string words) => fault.Description.Contains(words, StringComparison.OrdinalIgnoreCase);
}
