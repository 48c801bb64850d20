namespace SpaceNewsBot.Core.Claims;

/// <summary>Whether and how firmly a sentence says that something is done.</summary>
/// <param name="Certainty">How firmly.</param>
/// <param name="IsDenied">Whether it is said not to be done.</param>
/// <param name="IsUnconfirmed">Whether somebody unknown, a paper or an appearance says so.</param>
internal sealed record Assertion(Certainty Certainty, bool IsDenied, bool IsUnconfirmed);
