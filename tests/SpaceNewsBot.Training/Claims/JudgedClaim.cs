using SpaceNewsBot.Core.Claims;

namespace SpaceNewsBot.Training.Claims;

/// <summary>What an engine made of a claim.</summary>
/// <param name="Gold">What people found.</param>
/// <param name="Found">What the engine found.</param>
/// <param name="Confidence">How likely it takes the claim to be supported.</param>
/// <param name="SetF1">The F1 of its evidence; null where no sentence supports the claim.</param>
internal sealed record JudgedClaim(ClaimSupport Gold, ClaimSupport? Found, double Confidence, double? SetF1);
