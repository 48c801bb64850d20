namespace SpaceNewsBot.Core.Answers;

/// <summary>Which answers are asked for.</summary>
/// <param name="SourceId">Those that quote this source, of their own workspace or the default one; null for all.</param>
/// <param name="OpenAbstentionsOnly">Whether only abstentions count that nobody closed.</param>
/// <param name="Limit">At most so many, the newest.</param>
public sealed record AnswerFilter(string? SourceId = null, bool OpenAbstentionsOnly = false, int Limit = 100);
