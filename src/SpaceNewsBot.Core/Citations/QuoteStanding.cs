namespace SpaceNewsBot.Core.Citations;

/// <summary>Whether a source still says what was quoted from it.</summary>
public enum QuoteStanding
{
    /// <summary>The revision that answers now holds these words.</summary>
    Stands,

    /// <summary>The source was changed, and these words aren't in it any more; or nobody has released the change yet.</summary>
    Outdated,

    /// <summary>The source was removed: its words aren't shown any more.</summary>
    Removed,
}
