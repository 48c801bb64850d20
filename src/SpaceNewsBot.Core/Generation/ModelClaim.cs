using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Generation;

/// <summary>A sentence of a model's draft.</summary>
/// <param name="Text">The sentence, in the sources' language.</param>
/// <param name="Quotes">What it says that the sentence rests on.</param>
public sealed record ModelClaim(string Text, ImmutableArray<ModelQuote> Quotes)
{
    /// <summary>The same in the question's language; null where that is the sources' one.</summary>
    public string? Translation { get; init; }
}
