using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>A number of a sentence and what it comes to.</summary>
/// <param name="Tokens">Its tokens, with "million" and the like.</param>
/// <param name="Value">Its value: 2,500,000 for "2.5 million".</param>
/// <param name="IsOrdinal">Whether it counts off ("third", "3rd") instead of counting.</param>
internal readonly record struct Quantity(TokenRange Tokens, double Value, bool IsOrdinal);
