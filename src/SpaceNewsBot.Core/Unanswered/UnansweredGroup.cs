using System.Collections.Immutable;

namespace SpaceNewsBot.Core.Unanswered;

/// <summary>Similar questions that couldn't be answered and that nobody closed.</summary>
/// <param name="Id">The smallest number of an answer among them: it stays while others join.</param>
/// <param name="Question">The newest wording, as it was understood. As written by people: to be escaped.</param>
/// <param name="LastAskedAt">When the newest was answered with an abstention.</param>
/// <param name="MostMissing">What was missing most often, in a word or two ("reason"); null when none of them says.</param>
/// <param name="Answers">The numbers of the abstentions, newest first.</param>
public sealed record UnansweredGroup(long Id, string Question, DateTimeOffset LastAskedAt, string? MostMissing, ImmutableArray<long> Answers)
{
    /// <summary>How often it was asked.</summary>
    public int Count => Answers.Length;
}
