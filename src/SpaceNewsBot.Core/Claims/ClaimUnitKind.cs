namespace SpaceNewsBot.Core.Claims;

/// <summary>What a word of a claim is in it.</summary>
internal enum ClaimUnitKind
{
    /// <summary>A noun, an adjective or the like.</summary>
    Word,

    /// <summary>What is done.</summary>
    Verb,

    /// <summary>A word of a name.</summary>
    Name,

    /// <summary>A number that counts or measures.</summary>
    Number,

    /// <summary>A number, month or weekday that says when.</summary>
    Date,
}
