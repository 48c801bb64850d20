namespace SpaceNewsBot.Core.Sources;

/// <summary>The bounds that source material is held to.</summary>
public static class SourceLimits
{
    /// <summary>The workspace that the command line edits and that every chat reads.</summary>
    public const string DefaultWorkspace = "default";

    /// <summary>The most bytes of UTF-8 that a source's text may have: 5 MB (5 × 1024 × 1024).</summary>
    public const int MaxTextBytes = 5 * 1024 * 1024;

    /// <summary>The most UTF-16 code units that the reason of a change may have.</summary>
    public const int MaxReasonLength = 500;
}
