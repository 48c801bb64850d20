namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>What is asked about the event that an article is about.</summary>
public enum MainEventSlot
{
    /// <summary>Who did it, or to whom it was done.</summary>
    Who,

    /// <summary>What happened.</summary>
    What,

    /// <summary>When it happened.</summary>
    When,

    /// <summary>Where it happened.</summary>
    Where,

    /// <summary>Why it happened.</summary>
    Why,

    /// <summary>How it happened.</summary>
    How,
}
