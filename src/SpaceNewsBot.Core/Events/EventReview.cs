namespace SpaceNewsBot.Core.Events;

/// <summary>What became of a row of the ledger after it was read.</summary>
public enum EventReview
{
    /// <summary>Nothing: it stands as it was read from the text.</summary>
    None,

    /// <summary>A moderator says that it is right.</summary>
    Approved,

    /// <summary>A moderator changed it.</summary>
    Edited,

    /// <summary>A moderator says that it is wrong: it answers nothing and is listed for moderators alone.</summary>
    Hidden,

    /// <summary>A language model proposed it: it is listed and answers nothing until a moderator approves or edits it.</summary>
    Proposed,
}
