using SpaceNewsBot.Core.Workspaces;

namespace SpaceNewsBot.Core.Feedback;

/// <summary>What somebody thinks of an answer.</summary>
/// <param name="AnswerId">The answer's number.</param>
/// <param name="By">Who.</param>
/// <param name="IsGood">Whether it helped.</param>
/// <param name="Reason">Why, in their words; may be empty. At most 500 characters.</param>
/// <param name="At">When.</param>
public sealed record Rating(long AnswerId, Actor By, bool IsGood, string Reason, DateTimeOffset At);
