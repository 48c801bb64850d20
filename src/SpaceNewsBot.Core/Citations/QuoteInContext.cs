namespace SpaceNewsBot.Core.Citations;

/// <summary>A quote of a posted answer with the words around it, out of the revision that was quoted.</summary>
/// <param name="Citation">The quote.</param>
/// <param name="Before">The words before it in its passage and the passage before; may be empty.</param>
/// <param name="After">The words behind it in its passage and the next one; may be empty.</param>
/// <param name="Standing">Whether the source still says it.</param>
/// <param name="Latest">The source's last revision.</param>
public sealed record QuoteInContext(Citation Citation, string Before, string After, QuoteStanding Standing, int Latest);
