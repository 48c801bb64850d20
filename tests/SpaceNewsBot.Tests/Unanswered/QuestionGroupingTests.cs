using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Unanswered;

public sealed class QuestionGroupingTests
{
    [Theory]
    [InlineData("Why did the ferry stop?", "why has the ferry stopped")]
    [InlineData("Why did the ferry stop?", "Why was the ferry halted?")]
    [InlineData("Why did Norvane Line stop sailing to Skellin?", "why did norvane line stop sailing to skellin")]
    [InlineData("What did Bill Nelson say about the rover mission?", "What has Nelson said about the rover mission?")]
    [InlineData("???", " ???")]
    [InlineData("Why?", "why?")]
    public void Puts_together_what_asks_the_same(string one, string other)
    {
        Assert.Equal([0, 0], QuestionGrouping.Group([one, other]));
    }

    [Theory]
    [InlineData("Why did the ferry stop?", "When did the ferry stop?")]
    [InlineData("Why did the ferry stop?", "Why did the museum close?")]
    [InlineData("Why did the ferry stop?", "Why didn't the ferry stop?")]
    [InlineData("Why did NASA suspend its work on the Mars rover?", "Why did ESA suspend its work on the Mars rover?")]
    [InlineData("Why did North Korea stop its missile launches?", "Why did South Korea stop its missile launches?")]
    [InlineData("Who won in 2019?", "Who won in 2021?")]
    [InlineData("???", "!!!")]
    public void Keeps_apart_what_asks_for_something_else(string one, string other)
    {
        Assert.Equal([0, 1], QuestionGrouping.Group([one, other]));
    }

    [Fact]
    public void Groups_do_not_depend_on_the_order()
    {
        string[] questions =
        [
            "Why did the ferry stop?",
            "why has the ferry stopped",
            "Why did the ferry stop on Monday?",
            "Why did the old ferry stop on Monday morning?",
            "When did the ferry stop?",
            "Who leads the museum?",
            "Who heads the museum?",
            "How many passengers had booked?",
            "how many passengers booked",
            "?",
        ];
        var expected = Sets(questions, QuestionGrouping.Group(questions));
        var random = new Random(7);

        for (var run = 0; run < 50; run++)
        {
            random.Shuffle(questions);

            Assert.Equal(expected, Sets(questions, QuestionGrouping.Group(questions)));
        }

        Assert.Contains(expected, set => set.Contains("ferry stopped", StringComparison.Ordinal) && set.Contains("Why did the ferry stop on Monday?", StringComparison.Ordinal));
    }

    [Fact]
    public void Finds_every_similar_pair_that_comparing_each_with_each_finds()
    {
        string[] words = ["ferry", "strike", "ramp", "harbour", "ticket", "captain", "engine", "storm"];
        var random = new Random(11);
        var questions = Enumerable.Range(0, 150)
            .Select(_ => "Why did it concern the " + string.Join(" and the ", random.GetItems(words, random.Next(1, 7)).Distinct()) + "?")
            .ToList();

        var groups = QuestionGrouping.Group(questions);

        for (var i = 0; i < questions.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // Two alone are compared without any index.
                if (QuestionGrouping.Group([questions[i], questions[j]]) is [0, 0])
                {
                    Assert.Equal(groups[i], groups[j]);
                }
            }
        }

        Assert.NotEqual(questions.Distinct().Count(), groups.Distinct().Count());
    }

    [Fact]
    public void Hostile_text_is_an_ordinary_question()
    {
        var questions = new[] { "naughty.jsonl", "ftsquery.jsonl", "injection.jsonl" }
            .SelectMany(Robustness.Read)
            .Select(row => row.Payload[..Math.Min(row.Payload.Length, Question.MaxLength)])
            .ToList();

        var groups = QuestionGrouping.Group([.. questions, .. questions]);

        for (var i = 0; i < questions.Count; i++)
        {
            Assert.Equal(groups[i], groups[i + questions.Count]);
        }

        Assert.True(groups.Distinct().Count() > questions.Distinct().Count() / 2);
    }

    private static List<string> Sets(string[] questions, int[] groups) =>
    [
        .. questions.Zip(groups)
            .GroupBy(pair => pair.Second, pair => pair.First)
            .Select(group => string.Join(" / ", group.Order(StringComparer.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}
