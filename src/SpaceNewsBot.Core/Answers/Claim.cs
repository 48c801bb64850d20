using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Answers;

/// <summary>A sentence of an answer.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Citations">The numbers of the citations that it rests on, counted from 1; at least one.</param>
public sealed record Claim(string Text, ImmutableArray<int> Citations);
