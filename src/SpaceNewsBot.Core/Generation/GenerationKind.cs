namespace SpaceNewsBot.Core.Generation;

/// <summary>What came of asking a model about a source, the more useful the higher.</summary>
public enum GenerationKind
{
    /// <summary>The model gave nothing that can be used.</summary>
    NotAnswered,

    /// <summary>No claim of it held, not even the mended ones.</summary>
    Dropped,

    /// <summary>It says that the passages don't answer.</summary>
    Declined,

    /// <summary>Claims held once they were mended.</summary>
    Repaired,

    /// <summary>Claims held as they were drafted.</summary>
    Generated,
}
