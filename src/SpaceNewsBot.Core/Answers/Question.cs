using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Answers;

/// <summary>What somebody asks, and of which sources.</summary>
/// <param name="WorkspaceId">The community whose sources answer, beside those of the default workspace.</param>
/// <param name="Text">The question; at most <see cref="MaxLength"/> UTF-16 code units.</param>
/// <param name="Previous">The question before it in the same conversation, for a follow-up such as "why?"; null when there is none.</param>
public sealed record Question(string WorkspaceId, string Text, string? Previous = null)
{
    /// <summary>The most UTF-16 code units that a question may have.</summary>
    public const int MaxLength = 2_000;

    /// <summary>Which of the offered answers is wanted, from 0.</summary>
    public int Choice { get; init; }

    /// <summary>What was said before it in the same conversation, the oldest first; empty where that isn't known.</summary>
    public ImmutableArray<ConversationTurn> Turns { get; init; } = [];

    /// <summary>Is told what is being done, for whoever waits; null where nobody does.</summary>
    public IProgress<AnswerStep>? Progress { get; init; }
}
