namespace SpaceNewsBot.Core.Generation;

/// <summary>Why a model gave nothing that can be used.</summary>
public enum ModelFault
{
    /// <summary>It took longer than it may.</summary>
    TimedOut,

    /// <summary>It wouldn't answer.</summary>
    Refused,

    /// <summary>Its answer ended in the middle: it ran into its limit of tokens.</summary>
    CutOff,

    /// <summary>Its answer isn't JSON of the form that was asked for.</summary>
    Malformed,

    /// <summary>The endpoint takes no more requests for now.</summary>
    RateLimited,

    /// <summary>The endpoint can't be reached or fails.</summary>
    Unavailable,

    /// <summary>It failed so often that it isn't asked for a while.</summary>
    Resting,

    /// <summary>The day's tokens are used up.</summary>
    OverLimit,
}
