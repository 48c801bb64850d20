namespace SpaceNewsBot.Core.Answers;

/// <summary>An outcome as it is kept: the draft's words and quotes, or an abstention's.</summary>
/// <param name="InboxItemId">The message that asked.</param>
/// <param name="WorkspaceId">The community whose sources answered.</param>
/// <param name="Question">The question as understood: a follow-up is written out.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Answer">The outcome.</param>
public sealed record AnswerRecord(
    long InboxItemId,
    string WorkspaceId,
    string Question,
    DateTimeOffset AnsweredAt,
    RecordedAnswer Answer)
{
    /// <summary>Which version of the message it answers: 1 as it was first written, more after edits of its sender's.</summary>
    public int Version { get; init; } = 1;
}
