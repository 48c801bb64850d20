using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>A word or number of a claim that the text has to say.</summary>
/// <param name="Tokens">Its tokens in the claim; where the claim repeats it, the first place.</param>
/// <param name="Kind">What it is in the claim.</param>
/// <param name="Weight">How rare it is in general, 0 to 1.</param>
internal sealed record ClaimUnit(TokenRange Tokens, ClaimUnitKind Kind, double Weight);
