using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Answers;

/// <summary>What a person may choose among, on stories that have nothing in common.</summary>
public sealed class AnswerOffersTests
{
    private const string FirstReport =
        """
        # Ferry to Tarn laid up

        The harbour office of Tarn suspended the night ferry on Monday because the engine had failed, warden Ilse Bram said.
        """;

    private const string SecondReport =
        """
        # No boat at night

        Passengers had to sleep in the hall. The harbour office suspended the night ferry on Monday, the Tarn Gazette writes, because the crew fell ill.
        """;

    [Theory]
    [InlineData("ferry", "Why did Norvane Line suspend its route?")]
    [InlineData("museum", "When do the tours start again?")]
    [InlineData("observatory", "For how long was the polishing halted?")]
    [InlineData("airline", "Who asked Corlan Jets to carry passengers?")]
    public async Task An_answer_of_one_claim_is_the_only_offer(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var offer = Assert.Single(await room.OfferAsync(question));

        AssertSame(await room.AskAsync(question), offer);
    }

    [Theory]
    [InlineData("ferry", "Who suspended what, and why?")]
    [InlineData("museum", "Who suspended what, and why?")]
    [InlineData("observatory", "Who suspended what, and why?")]
    [InlineData("airline", "Who cancelled what, and why?")]
    [InlineData("observatory", "What did Lanz say?")]
    [InlineData("airline", "What did Petra Lund say?")]
    [InlineData("starter", "What about the letter?")]
    public async Task An_answer_of_several_claims_is_offered_whole_and_then_claim_by_claim(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var offers = await room.OfferAsync(question, most: 20);

        var whole = Assert.IsType<GroundedAnswer>(await room.AskAsync(question));
        Assert.True(whole.Claims.Length > 1, StoryRoom.Describe(whole));
        AssertSame(whole, offers[0]);
        Assert.Equal(whole.Claims.Select(c => c.Text), offers.Skip(1).Select(o => Assert.Single(o.Claims).Text));
    }

    [Theory]
    [InlineData("ferry", "Who suspended what, and why?")]
    [InlineData("museum", "Who suspended what, and why?")]
    [InlineData("observatory", "Who suspended what, and why?")]
    public async Task A_row_alone_lacks_what_it_says_is_not_said_and_has_only_the_quotes_that_it_rests_on(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        var offers = await room.OfferAsync(question, most: 20);

        Assert.All(offers.Skip(1), row =>
        {
            var text = Assert.Single(row.Claims).Text;
            Assert.Equal(text.Contains("Why: not said", StringComparison.Ordinal), row.Missing.Contains("reason"));
            Assert.Equal(text.Contains("When: not said", StringComparison.Ordinal), row.Missing.Contains("date"));
            Assert.Equal(Enumerable.Range(1, row.Citations.Length), row.Claims[0].Citations.Order());
        });
        Assert.Contains(offers.Skip(1), row => !row.Missing.Contains("reason"));
        Assert.Contains("reason", offers[0].Missing);
    }

    [Fact]
    public async Task Each_other_source_that_answers_by_itself_is_offered_behind_the_whole_answer()
    {
        const string question = "Why did the harbour office suspend the night ferry?";
        using var room = await StoryRoom.OfTextsAsync(FirstReport, SecondReport, "# Harvest\n\nThe harbour office of Selm planted forty trees.");

        var offers = await room.OfferAsync(question);

        AssertSame(await room.AskAsync(question), offers[0]);
        Assert.Equal(2, offers.Length);
        Assert.Equal(2, offers.SelectMany(o => o.Citations).Select(c => c.SourceId).Distinct().Count());
        Assert.Single(offers, o => o.Claims[0].Text.StartsWith("because the engine had failed", StringComparison.Ordinal));
        Assert.Single(offers, o => o.Claims[0].Text.StartsWith("because the crew fell ill", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_sources_with_the_same_words_are_one_offer()
    {
        using var room = await StoryRoom.OfTextsAsync(FirstReport, FirstReport.Replace("laid up", "laid up again", StringComparison.Ordinal));

        var offers = await room.OfferAsync("Why did the harbour office suspend the night ferry?");

        Assert.Single(offers);
    }

    [Theory]
    [InlineData("ferry", "Why did the mayor of Skellin resign?")]
    [InlineData("museum", "When did Gregor Amsel resign?")]
    [InlineData("observatory", "Did Bluewick suspend the flights of its Heron rocket?")]
    [InlineData("ferry", "Who wrote the article?")]
    [InlineData("museum", "")]
    public async Task What_the_sources_do_not_answer_has_no_offers(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);

        Assert.Empty(await room.OfferAsync(question));
        Assert.IsType<Abstention>(await room.ChooseAsync(question, 1));
    }

    [Fact]
    public async Task Every_committed_question_has_distinct_offers_in_a_steady_order_and_each_can_be_chosen()
    {
        using var room = await StoryRoom.OfStoriesAsync("ferry", "museum", "observatory", "airline");

        foreach (var question in StoryRoom.Questions().Select(q => q.Question).Append("Who suspended what, and why?"))
        {
            var whole = await room.AskAsync(question);
            var offers = await room.OfferAsync(question);

            Assert.Equal(whole is GroundedAnswer, offers.Length > 0);
            Assert.True(offers.Length <= 5, question);
            Assert.Equal(offers.Length, offers.Select(Words).Distinct().Count());
            Assert.Equal(offers.Take(2).Select(Words), (await room.OfferAsync(question, most: 2)).Select(Words));
            Assert.Equal(offers.Select(Words), (await room.OfferAsync(question)).Select(Words));
            for (var choice = 0; choice < offers.Length; choice++)
            {
                AssertSame(await room.ChooseAsync(question, choice), offers[choice]);
            }
        }
    }

    [Theory]
    [InlineData("ferry", "Who suspended what, and why?")]
    [InlineData("museum", "When do the tours start again?")]
    [InlineData("observatory", "Who turned to Bluewick?")]
    public async Task A_choice_beyond_the_offers_is_the_whole_answer(string story, string question)
    {
        using var room = await StoryRoom.OfStoriesAsync(story);
        var whole = Assert.IsType<GroundedAnswer>(await room.AskAsync(question));

        AssertSame(await room.ChooseAsync(question, 40), whole);
        AssertSame(await room.ChooseAsync(question, -1), whole);
    }

    [Fact]
    public async Task A_follow_up_is_offered_as_it_is_understood()
    {
        using var room = await StoryRoom.OfStoriesAsync("airline");

        var offers = await room.OfferAsync("why?", previous: "When did Vessin Air cancel its night routes?");

        Assert.StartsWith("because two engines had failed", offers[0].Claims[0].Text, StringComparison.Ordinal);
    }

    private static void AssertSame(Answer expected, GroundedAnswer actual)
    {
        Assert.Equal(Words(Assert.IsType<GroundedAnswer>(expected)), Words(actual));
        Assert.Equal(((GroundedAnswer)expected).Citations, actual.Citations);
    }

    private static string Words(GroundedAnswer answer) =>
        string.Join(" | ", [.. answer.Claims.Select(c => c.Text), .. answer.Citations.Select(c => c.Quote), .. answer.Missing]);
}
