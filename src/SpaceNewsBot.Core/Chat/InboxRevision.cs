namespace SpaceNewsBot.Core.Chat;

/// <summary>What became of an edit of a recorded message.</summary>
public enum InboxRevision
{
    /// <summary>The message says now what it was edited to, and is to be worked on again.</summary>
    Revised,

    /// <summary>Nothing is to be done: it says that already, a newer edit came before, or its sender wants it forgotten.</summary>
    Unchanged,

    /// <summary>The edit met a limit: what the message said before was taken, and that and its answer stay.</summary>
    Refused,

    /// <summary>This person has no such message in this conversation.</summary>
    Unknown,
}
