using System.Collections.Immutable;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A message as a platform's client shows it.</summary>
/// <param name="Text">The characters that are seen.</param>
/// <param name="Links">Where its links lead.</param>
/// <param name="Live">What else in it does something when it is pressed or posted, or is formatted in a way that no reply is.</param>
internal sealed record ShownPage(string Text, ImmutableArray<string> Links, ImmutableArray<string> Live);
