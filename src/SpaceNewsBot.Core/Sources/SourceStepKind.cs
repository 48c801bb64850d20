namespace SpaceNewsBot.Core.Sources;

/// <summary>What happened to a source.</summary>
public enum SourceStepKind
{
    /// <summary>A revision was written that answers.</summary>
    Written,

    /// <summary>A revision was written that answers only once it is released.</summary>
    Quarantined,

    /// <summary>A moderator released the revision.</summary>
    Released,

    /// <summary>The source was removed while the revision was its last.</summary>
    Removed,
}
