using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Chat;

/// <summary>A part of what is said about a preview.</summary>
/// <param name="Heading">A sentence, or what introduces the lines. Words of sources and people may stand in it.</param>
/// <param name="Lines">May be empty.</param>
public sealed record OutlineSection(string Heading, ImmutableArray<OutlineLine> Lines);
