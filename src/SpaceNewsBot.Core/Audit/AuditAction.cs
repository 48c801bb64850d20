namespace SpaceNewsBot.Core.Audit;

/// <summary>What was done, or refused.</summary>
public enum AuditAction
{
    /// <summary>A source was added.</summary>
    Added,

    /// <summary>A source got a new text.</summary>
    Updated,

    /// <summary>A source's title, author, publisher, address or date was changed.</summary>
    Edited,

    /// <summary>A source got a revision equal to an earlier one.</summary>
    RolledBack,

    /// <summary>A source was taken out of every answer.</summary>
    Removed,

    /// <summary>A removed source answers again.</summary>
    Restored,

    /// <summary>A source answers nothing until a moderator has looked at it.</summary>
    Quarantined,

    /// <summary>A moderator let a source out of quarantine.</summary>
    Released,

    /// <summary>Somebody without the right for it wanted something, or a change couldn't be made.</summary>
    Refused,

    /// <summary>A moderator took a posted answer back.</summary>
    Retracted,

    /// <summary>A posted answer was answered anew because a source changed.</summary>
    Corrected,

    /// <summary>A posted answer lost a quote or was taken back, and its readers couldn't be told.</summary>
    Flagged,

    /// <summary>The workspace stopped answering.</summary>
    Paused,

    /// <summary>The workspace answers again.</summary>
    Resumed,

    /// <summary>A one-time code for linking a chat was made.</summary>
    Invited,

    /// <summary>A chat was linked.</summary>
    Linked,

    /// <summary>A chat's link was ended.</summary>
    Unlinked,

    /// <summary>A right was granted by name.</summary>
    Granted,

    /// <summary>A right that was granted by name was taken away.</summary>
    Revoked,

    /// <summary>A golden question was added.</summary>
    GoldenAdded,

    /// <summary>A golden question was removed.</summary>
    GoldenRemoved,

    /// <summary>A group of unanswered questions was closed.</summary>
    Closed,

    /// <summary>A channel was made one in which every message is a question.</summary>
    ChannelAdded,

    /// <summary>A channel's messages aren't all questions any more.</summary>
    ChannelRemoved,

    /// <summary>A language model proposed a row of the ledger.</summary>
    RowProposed,

    /// <summary>A moderator said that a row of the ledger is right.</summary>
    RowApproved,

    /// <summary>A moderator changed a row of the ledger.</summary>
    RowEdited,

    /// <summary>A moderator hid a row of the ledger.</summary>
    RowHidden,

    /// <summary>What a moderator did with a row of the ledger was taken back.</summary>
    ReviewUndone,

    /// <summary>What moderators did with rows of the ledger doesn't hold in a source's new revision.</summary>
    ReviewLapsed,

    /// <summary>The store was backed up.</summary>
    BackedUp,
}
