namespace SpaceNewsBot.Core.Sources;

/// <summary>Whether a source answers.</summary>
public enum SourceState
{
    /// <summary>Its current revision answers.</summary>
    Standing,

    /// <summary>Its last revision holds instruction-like or hidden text: it answers nothing until a moderator releases it.</summary>
    Quarantined,

    /// <summary>It was removed: it answers nothing until it is restored.</summary>
    Removed,
}
