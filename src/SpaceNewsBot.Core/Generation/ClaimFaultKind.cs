namespace SpaceNewsBot.Core.Generation;

/// <summary>The ways in which a claim of a draft can be wrong.</summary>
public enum ClaimFaultKind
{
    /// <summary>It has no quote, or none from a passage that was shown.</summary>
    Unquoted,

    /// <summary>Its quote stands in no source.</summary>
    AbsentQuote,

    /// <summary>Its quote stands in another source than the one named.</summary>
    MisattributedQuote,

    /// <summary>Its quote was put together from pieces.</summary>
    SplicedQuote,

    /// <summary>It says more than its quotes, or something else.</summary>
    Unsupported,

    /// <summary>It isn't a plain sentence: too long, of several lines, or with a link, a mention or markup.</summary>
    Unfit,
}
