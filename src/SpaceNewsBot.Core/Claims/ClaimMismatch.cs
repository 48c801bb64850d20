namespace SpaceNewsBot.Core.Claims;

/// <summary>What of a claim the text doesn't say, or says otherwise.</summary>
/// <param name="Kind">In what they differ.</param>
/// <param name="Words">The claim's words that differ.</param>
/// <param name="Start">Where they begin in the claim, in UTF-16 code units.</param>
/// <param name="End">Where they end, exclusive.</param>
public sealed record ClaimMismatch(ClaimMismatchKind Kind, string Words, int Start, int End);
