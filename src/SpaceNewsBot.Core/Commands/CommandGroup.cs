using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Commands;

/// <summary>What the rows whose names begin with the same word have in common.</summary>
/// <param name="Name">That word.</param>
/// <param name="Description">What they are for, in a sentence.</param>
/// <param name="Examples">Whole command lines, without the program's name.</param>
public sealed record CommandGroup(string Name, string Description, ImmutableArray<string> Examples);
