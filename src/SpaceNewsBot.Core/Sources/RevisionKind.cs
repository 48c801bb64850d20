namespace SpaceNewsBot.Core.Sources;

/// <summary>What made a revision.</summary>
public enum RevisionKind
{
    /// <summary>The source was added.</summary>
    Added,

    /// <summary>The text was changed, and with it perhaps the metadata.</summary>
    Updated,

    /// <summary>The metadata alone was changed.</summary>
    Edited,

    /// <summary>It equals an earlier revision that a moderator went back to.</summary>
    RolledBack,

    /// <summary>It equals the last revision of a source that had been removed.</summary>
    Restored,
}
