namespace SpaceNewsBot.Core.Chat;

/// <summary>The limit that a message met.</summary>
public enum InboxRefusal
{
    /// <summary>This person has as many questions waiting as one person may.</summary>
    TooManyOfOneUser,

    /// <summary>The queue is full.</summary>
    QueueFull,
}
