using System.Collections.Immutable;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence of a draft and the quotes that it rests on.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Quotes">At least one, or the claim is dropped.</param>
public sealed record DraftClaim(string Text, ImmutableArray<DraftQuote> Quotes);
