namespace SpaceNewsBot.Core.Previews;

/// <summary>What a previewed change does to its source.</summary>
public enum SourcePreviewKind
{
    /// <summary>The source is added.</summary>
    Added,

    /// <summary>The text is changed, and with it perhaps the metadata.</summary>
    Updated,

    /// <summary>The metadata alone is changed.</summary>
    Edited,

    /// <summary>The source goes back to an earlier revision.</summary>
    RolledBack,

    /// <summary>The removed source comes back.</summary>
    Restored,

    /// <summary>The source is taken out of every answer.</summary>
    Removed,

    /// <summary>The source is let out of quarantine.</summary>
    Released,
}
