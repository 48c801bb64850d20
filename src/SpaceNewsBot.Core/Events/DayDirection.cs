namespace SpaceNewsBot.Core.Events;

/// <summary>On which side of the day of publication something is said to happen.</summary>
internal enum DayDirection
{
    /// <summary>It isn't said.</summary>
    Either,

    /// <summary>Before it, or on it.</summary>
    Past,

    /// <summary>After it, or on it.</summary>
    Future,
}
