namespace SpaceNewsBot.Core.Events;

/// <summary>How firmly a story states an event, read from its text.</summary>
public enum EventStatus
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>Somebody said that they do it or will do it.</summary>
    Announced,

    /// <summary>It is intended, sought or considered.</summary>
    Planned,

    /// <summary>Somebody denies it, or the story says that it didn't happen.</summary>
    Denied,

    /// <summary>The story says that it isn't confirmed.</summary>
    Unconfirmed,
}
