namespace SpaceNewsBot.Core.Claims;

/// <summary>How far a text says what a claim says.</summary>
public enum ClaimSupport
{
    /// <summary>It doesn't, or it says otherwise.</summary>
    NotSupported,

    /// <summary>It says a part of it, and nothing otherwise.</summary>
    PartiallySupported,

    /// <summary>It says all of it.</summary>
    Supported,
}
