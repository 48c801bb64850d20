namespace SpaceNewsBot.Core.Events;

/// <summary>What a moderator did with a row of the ledger.</summary>
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
}
