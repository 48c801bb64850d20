using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Core.Generation;

/// <summary>A follow-up that a model writes out.</summary>
/// <param name="Question">The follow-up as it was asked.</param>
/// <param name="Turns">What was said before, the oldest first; at least one.</param>
public sealed record RewriteRequest(string Question, ImmutableArray<ConversationTurn> Turns);
