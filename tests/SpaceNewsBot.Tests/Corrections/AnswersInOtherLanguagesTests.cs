using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Corrections;

public sealed class AnswersInOtherLanguagesTests : IDisposable
{
    private const string Question = "harbour: stopped";
    private const string Quote = "Pilots stopped work.";

    private readonly CorrectionRoom room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => room.Dispose();

    [Theory]
    [InlineData("de", "en", "Nicht gesagt: Pilots stopped work.")]
    [InlineData("en", "de", "not said: Pilots stopped work.")]
    public async Task An_answer_that_says_the_same_in_its_own_language_stays_as_it_was_posted(string posted, string now, string words)
    {
        room.Answers.FindLead = () => posted == "de" ? $"{char.ToUpperInvariant(ChatTexts.NotSaid[0])}{ChatTexts.NotSaid[1..]}: " : $"{ChatTexts.NotSaid}: ";
        var id = await PostAsync(posted);

        var pass = await CorrectAsync(now);

        Assert.Equal(new CorrectionPass(1, 0, 0, 0), pass);
        Assert.Empty(room.Platform.Edited);
        Assert.Equal(words, await room.WordsOfAsync(id));
    }

    [Fact]
    public async Task An_answer_that_says_something_else_in_each_language_is_corrected_in_the_language_of_today()
    {
        room.Answers.FindLead = () => $"{ChatTexts.Announced}: ";
        var id = await PostAsync("de");
        room.Answers.FindLead = () => $"{ChatTexts.Planned}: ";

        var pass = await CorrectAsync("en");

        Assert.Equal(new CorrectionPass(1, 1, 0, 0), pass);
        Assert.Equal("Planned: Pilots stopped work.", await room.WordsOfAsync(id));
    }

    [Fact]
    public void An_abstention_in_another_language_is_no_other_abstention()
    {
        var english = Answered.Abstained("No.", ["reason"], null);
        var german = Answered.Abstained("Nein.", ["reason"], null);
        var other = Answered.Abstained("No.", ["date"], null);

        Assert.True(AnswerWords.QuoteTheSame(Core.Answers.RecordedAnswer.From(english), Core.Answers.RecordedAnswer.From(german)));
        Assert.False(AnswerWords.QuoteTheSame(Core.Answers.RecordedAnswer.From(english), Core.Answers.RecordedAnswer.From(other)));
    }

    private async Task<long> PostAsync(string language)
    {
        await room.WriteAsync("harbour", Quote);
        var id = await ChatLanguage.InAsync(language, () => room.PostAsync(Question));
        await room.RunAsync();
        return id;
    }

    // Whatever a moderator says of a row has the answers that quote its sentence made anew.
    private async Task<CorrectionPass> CorrectAsync(string language)
    {
        var source = await room.Store.Reviews.FindAsync("default", "harbour", Token);
        var row = Assert.Single(source!.Ledger.Rows);
        await room.Store.Reviews.WriteAsync(RowReview.Of(row, EventReview.Hidden, "command line", room.Store.Clock.GetUtcNow(), ""), 1, EventId.Of(row), "", Token);
        return await ChatLanguage.InAsync(language, room.RunAsync);
    }
}
