namespace SpaceNewsBot.Core.Claims;

/// <summary>What of a claim the text doesn't say, or says otherwise.</summary>
/// <param name="Kind">In what they differ.</param>
/// <param name="Words">The claim's words that differ.</param>
/// <param name="Start">Where they begin in the claim, in UTF-16 code units.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record ClaimMismatch(ClaimMismatchKind Kind, string Words, int Start, int End)
{
    /// <summary>The difference as half a sentence that names the claim's words, for whoever mends the claim.</summary>
    public string Describe() => Kind switch
    {
        ClaimMismatchKind.MissingWords => $"“{Words}” isn't said there",
        ClaimMismatchKind.Number => $"the number “{Words}” is another one there, or none",
        ClaimMismatchKind.Date => $"the date “{Words}” is another one there, or none",
        ClaimMismatchKind.Name => $"“{Words}” isn't named there in that place",
        ClaimMismatchKind.Role => $"somebody else than “{Words}” does it there",
        ClaimMismatchKind.Speaker => $"somebody else than “{Words}” says it there",
        ClaimMismatchKind.Negation => $"“{Words}” is denied there, or isn't",
        ClaimMismatchKind.Modality => $"“{Words}” is less certain there: planned, possible, conditional or unconfirmed",
        ClaimMismatchKind.Reason => $"“{Words}” isn't given there as the reason",
        _ => $"“{Words}” differs",
    };
}
