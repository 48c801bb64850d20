namespace SpaceNewsBot.Core.Previews;

/// <summary>A question that somebody asked and that would be answered differently.</summary>
/// <param name="Question">As it was understood.</param>
/// <param name="Before">What comes of it now.</param>
/// <param name="After">What would come of it.</param>
public sealed record ChangedQuestion(string Question, PreviewedAnswer Before, PreviewedAnswer After);
