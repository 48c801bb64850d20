namespace SpaceNewsBot.Core.Claims;

/// <summary>In what a claim differs from the text.</summary>
public enum ClaimMismatchKind
{
    /// <summary>Words of the claim that the text hasn't.</summary>
    MissingWords,

    /// <summary>A number that the text doesn't give, or gives as another one.</summary>
    Number,

    /// <summary>A date that the text doesn't give, or gives as another one.</summary>
    Date,

    /// <summary>Somebody, something or a place that the text doesn't name there.</summary>
    Name,

    /// <summary>Another party does it in the text, or the parties are swapped.</summary>
    Role,

    /// <summary>Somebody else says it in the text.</summary>
    Speaker,

    /// <summary>The text denies what the claim says, or the other way round.</summary>
    Negation,

    /// <summary>The text has it planned, possible, conditional or unconfirmed, and the claim has it certain or done.</summary>
    Modality,

    /// <summary>The text doesn't give the reason that the claim gives.</summary>
    Reason,
}
