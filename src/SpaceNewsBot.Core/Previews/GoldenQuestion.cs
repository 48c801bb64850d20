namespace SpaceNewsBot.Core.Previews;

/// <summary>A question whose outcome a moderator has laid down: every preview of a change is checked against it.</summary>
/// <param name="Id">Its number; never given again.</param>
/// <param name="Question">What is asked.</param>
/// <param name="ExpectedSource">
/// The source that the answer has to cite, of the question's workspace or the default one; null when the bot has to abstain.
/// </param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="AddedBy">Who added it.</param>
public sealed record GoldenQuestion(long Id, string Question, string? ExpectedSource, DateTimeOffset AddedAt, string AddedBy);
