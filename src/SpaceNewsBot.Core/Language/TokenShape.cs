namespace SpaceNewsBot.Core.Language;

/// <summary>How a token is written.</summary>
public enum TokenShape
{
    /// <summary>Starts with a lower-case letter, or a script without case.</summary>
    Lower,

    /// <summary>Starts with a capital letter.</summary>
    Capitalized,

    /// <summary>Two or more letters, all capitals: mostly an acronym.</summary>
    AllCapitals,

    /// <summary>Starts with a digit.</summary>
    Number,
}
