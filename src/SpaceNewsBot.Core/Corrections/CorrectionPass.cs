namespace SpaceNewsBot.Core.Corrections;

/// <summary>What a pass of the <see cref="Corrector"/> came to.</summary>
/// <param name="Found">So many answers were found that a change touches.</param>
/// <param name="Edited">So many posted answers were corrected or retracted.</param>
/// <param name="Flagged">So many were flagged instead.</param>
/// <param name="Failed">So many couldn't be corrected now and wait for the next pass.</param>
public sealed record CorrectionPass(int Found, int Edited, int Flagged, int Failed);
