namespace SpaceNewsBot.Core.Claims;

/// <summary>Where a sentence says a word of a claim.</summary>
/// <param name="Unit">The index of the claim's unit.</param>
/// <param name="Token">The sentence's token.</param>
/// <param name="Score">How well: 1 the word itself, less for one of the same meaning or family.</param>
internal readonly record struct UnitPlace(int Unit, int Token, double Score);
