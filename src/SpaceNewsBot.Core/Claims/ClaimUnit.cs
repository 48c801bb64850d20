using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>A word or number of a claim that the text has to say.</summary>
/// <param name="Sentence">The index of its sentence in the claim; where the claim repeats it, of the first.</param>
/// <param name="Tokens">Its tokens in that sentence.</param>
/// <param name="Stem">The stem of its first word.</param>
/// <param name="Kind">What it is in the claim.</param>
/// <param name="Weight">How rare it is in general, 0 to 1.</param>
internal sealed record ClaimUnit(int Sentence, TokenRange Tokens, string Stem, ClaimUnitKind Kind, double Weight);
