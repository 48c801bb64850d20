namespace SpaceNewsBot.Core.Answers;

/// <summary>Whether a sentence has the same party do the same thing as a question does.</summary>
internal enum RoleAgreement
{
    /// <summary>The question names no party, or the sentence doesn't show its parties.</summary>
    Unknown,

    /// <summary>The same party does it.</summary>
    Agrees,

    /// <summary>Another party does it, or the parties are swapped.</summary>
    Conflicts,
}
