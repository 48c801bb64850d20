namespace SpaceNewsBot.Core.Claims;

/// <summary>How firmly a sentence says that something is done, from the least to the most.</summary>
internal enum Certainty
{
    /// <summary>It may be, it is wanted, planned, asked for, or hangs on a condition.</summary>
    Possible,

    /// <summary>It is to come.</summary>
    Future,

    /// <summary>It is or was so, as far as the sentence tells.</summary>
    Fact,
}
