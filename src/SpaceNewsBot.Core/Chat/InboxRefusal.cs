namespace SpaceNewsBot.Core.Chat;

/// <summary>The limit that a message met.</summary>
public enum InboxRefusal
{
    /// <summary>This person has as many questions waiting as one person may.</summary>
    TooManyOfOneUser,

    /// <summary>The queue is full.</summary>
    QueueFull,

    /// <summary>This person has asked as much as one person may in an hour.</summary>
    TooManyOfOneUserThisHour,

    /// <summary>This workspace was asked as much as it may be in an hour.</summary>
    TooManyOfWorkspaceThisHour,
}
