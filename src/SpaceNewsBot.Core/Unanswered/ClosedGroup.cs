namespace SpaceNewsBot.Core.Unanswered;

/// <summary>A group of questions that a source has come to answer.</summary>
/// <param name="Group">The group as it was.</param>
/// <param name="SourceId">The source that the answer cites first.</param>
public sealed record ClosedGroup(UnansweredGroup Group, string SourceId);
