using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Retrieval;

public sealed class QuestionAnalyzerTests
{
    [Theory]
    [InlineData("Who closed the ramp?", nameof(QuestionKind.Who))]
    [InlineData("Which company closed the ramp?", nameof(QuestionKind.Who))]
    [InlineData("By whom was the ramp closed?", nameof(QuestionKind.Who))]
    [InlineData("When was the ramp closed?", nameof(QuestionKind.When))]
    [InlineData("On what day was the ramp closed?", nameof(QuestionKind.When))]
    [InlineData("In which year was the ramp built?", nameof(QuestionKind.When))]
    [InlineData("Where does the ferry land?", nameof(QuestionKind.Where))]
    [InlineData("In which town does the ferry land?", nameof(QuestionKind.Where))]
    [InlineData("Why was the ramp closed?", nameof(QuestionKind.Why))]
    [InlineData("What is the reason for the closure?", nameof(QuestionKind.Why))]
    [InlineData("How come the ramp was closed?", nameof(QuestionKind.Why))]
    [InlineData("How many boats wait?", nameof(QuestionKind.HowMany))]
    [InlineData("How much does the ferry cost?", nameof(QuestionKind.HowMany))]
    [InlineData("How old is the captain?", nameof(QuestionKind.HowMany))]
    [InlineData("How long was the ramp closed?", nameof(QuestionKind.HowLong))]
    [InlineData("Until when is the ramp closed?", nameof(QuestionKind.HowLong))]
    [InlineData("How did the crew leave?", nameof(QuestionKind.How))]
    [InlineData("Was the ramp closed?", nameof(QuestionKind.YesNo))]
    [InlineData("According to the crew, did the ferry stop?", nameof(QuestionKind.YesNo))]
    [InlineData("What did the crew demand?", nameof(QuestionKind.What))]
    [InlineData("Who wrote the article?", nameof(QuestionKind.AboutSource))]
    [InlineData("What is the title of the story?", nameof(QuestionKind.AboutSource))]
    [InlineData("Who suspended what, and why?", nameof(QuestionKind.Overview))]
    [InlineData("Who stopped what?", nameof(QuestionKind.Overview))]
    [InlineData("What happened?", nameof(QuestionKind.Overview))]
    [InlineData("Give me a summary", nameof(QuestionKind.Overview))]
    public void What_is_asked_for_is_read_from_the_question(string question, string kind) =>
        Assert.Equal(kind, QuestionAnalyzer.Analyze(question).Kind.ToString());

    [Fact]
    public void A_second_question_word_is_asked_besides()
    {
        Assert.Contains(QuestionKind.Why, QuestionAnalyzer.Analyze("Who closed the ramp, and why?").AlsoAsks);
        Assert.Empty(QuestionAnalyzer.Analyze("Who closed the ramp?").AlsoAsks);
    }

    [Fact]
    public void The_parts_of_any_question_lie_in_it()
    {
        foreach (var text in RandomText.Many(2_000))
        {
            var analysis = QuestionAnalyzer.Analyze("Why " + text);

            var tokens = analysis.Sentence.Tokens.Length;
            Assert.All(analysis.Units, u => Assert.True(u.Tokens.First >= 0 && u.Tokens.First < u.Tokens.End && u.Tokens.End <= tokens, text));
            Assert.All(analysis.Units, u => Assert.True(u.Weight >= 0 && double.IsFinite(u.Weight), text));
        }
    }
}
