namespace SpaceNewsBot.Core.Events;

/// <summary>The columns of the ledger that a moderator can correct.</summary>
public enum EventSlotName
{
    /// <summary><see cref="Event.Who"/>.</summary>
    Who,

    /// <summary><see cref="Event.What"/>.</summary>
    What,

    /// <summary><see cref="Event.When"/>.</summary>
    When,

    /// <summary><see cref="Event.Where"/>.</summary>
    Where,

    /// <summary><see cref="Event.Why"/>.</summary>
    Why,

    /// <summary><see cref="Event.How"/>.</summary>
    How,

    /// <summary><see cref="Event.Speaker"/>.</summary>
    Speaker,
}
