using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>Overview questions in many wordings, answered from the rows that they ask for and no others.</summary>
public sealed class OverviewAnswersTests
{
    public static TheoryData<string, string, string> Questions =>
        [.. File.ReadLines(Path.Combine(StoryRoom.Folder, "overviews.txt")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" | ")).Select(l => (l[0], l[1], l[2]))];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Rows_of_the_ledger_answer_an_overview(string story, string question, string deeds)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = await room.AskAsync(question);

        var claims = Assert.IsType<GroundedAnswer>(answer).Claims;
        Assert.Equal(deeds.Split(" / ").Length, claims.Length);
        Assert.All(deeds.Split(" / ").Zip(claims), pair => Assert.Contains($": \u201C{pair.First}", pair.Second.Text, StringComparison.Ordinal));
        Assert.All(claims.Where(c => c.Text.Contains("Why: not said", StringComparison.Ordinal)), _ => Assert.Contains("reason", answer.Missing));
    }

    [Theory]
    [InlineData("museum", "What did the ferry company do?")]
    [InlineData("starter", "What was suspended last year?")]
    [InlineData("ferry", "What did NASA do?")]
    public async Task Where_no_row_is_like_that_no_other_is_told(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var answer = await room.AskAsync(question);

        Assert.True(answer is Abstention, StoryRoom.Describe(answer));
    }
}
