namespace SpaceNewsBot.Core.Generation;

/// <summary>What is wrong with a claim of a draft.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="Detail">What the model is told: a sentence that names the words.</param>
public sealed record ClaimFault(ClaimFaultKind Kind, string Detail);
