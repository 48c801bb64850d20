namespace SpaceNewsBot.Core.Retrieval;

/// <summary>What a question asks for.</summary>
public enum QuestionKind
{
    /// <summary>A thing, a statement, anything that no other kind names.</summary>
    What,

    /// <summary>A person or an organisation.</summary>
    Who,

    /// <summary>A point in time.</summary>
    When,

    /// <summary>A place.</summary>
    Where,

    /// <summary>A reason, purpose or condition.</summary>
    Why,

    /// <summary>A number or an amount.</summary>
    HowMany,

    /// <summary>A length of time.</summary>
    HowLong,

    /// <summary>A way or means.</summary>
    How,

    /// <summary>Whether something is so.</summary>
    YesNo,

    /// <summary>The source itself: its author, title, publisher or date.</summary>
    AboutSource,

    /// <summary>The story as a whole: who did what, and why.</summary>
    Overview,
}
