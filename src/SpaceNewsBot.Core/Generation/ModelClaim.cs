using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>A sentence of a model's draft.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Quotes">What it says that the sentence rests on.</param>
public sealed record ModelClaim(string Text, ImmutableArray<ModelQuote> Quotes);
