using System.Collections.Immutable;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public sealed class MessageHandlerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly HarbourAnswers answers;
    private readonly MessageHandler handler;
    private int updates;

    public MessageHandlerTests()
    {
        store = new SqliteStore(folder.Path);
        answers = new HarbourAnswers(store.Sources);
        handler = new MessageHandler(new CommandDispatcher(store.CreateServices(answers.AnswerAsync)), []);
    }

    public static TheoryData<string, string> FixedReplies => new()
    {
        { "/start", ReplyText.Welcome.Text },
        { "/START@AnyBot now", ReplyText.Welcome.Text },
        { "/help", ReplyText.HelpFor(Right.Reader).Text },
        { "/ask", ReplyText.EmptyQuestion.Text },
        { "/ask@AnyBot \n ", ReplyText.EmptyQuestion.Text },
        { " \n ", ReplyText.EmptyQuestion.Text },
        { "", ReplyText.TextOnly.Text },
        { "/sources", ReplyText.NoSources.Text },
        { "/source", ReplyText.UnknownCommand.Text },
        { "/asks Who?", ReplyText.UnknownCommand.Text },
        { new string('x', 2_001), ReplyText.QuestionTooLong.Text },
        { "/ask " + new string('x', 2_001), ReplyText.QuestionTooLong.Text },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(FixedReplies))]
    public async Task Replies_with_a_fixed_text(string text, string expected)
    {
        var reply = Assert.IsType<Reply.OfText>(await ReplyAsync(text));

        Assert.Equal(expected, reply.Text.Text);
        Assert.Empty(answers.Asked);
    }

    [Theory]
    [InlineData("Who?", "Who?")]
    [InlineData(" Who? ", "Who?")]
    [InlineData("/ask Who?", "Who?")]
    [InlineData("/ask@AnyBot\nWho?", "Who?")]
    [InlineData("/ 5 metres?", "/ 5 metres?")]
    [InlineData("من؟ 🚀 \"a\" OR b*", "من؟ 🚀 \"a\" OR b*")]
    public async Task Takes_for_a_question(string text, string question)
    {
        await ReplyAsync(text);

        Assert.Equal(question, Assert.Single(answers.Asked).Text);
    }

    [Fact]
    public async Task Asks_a_question_of_the_longest_length()
    {
        await ReplyAsync(new string('x', 2_000));

        Assert.Single(answers.Asked);
    }

    [Fact]
    public async Task Shows_a_refusal_whatever_was_written()
    {
        var item = await RecordAsync("Who?");

        var ofUser = await handler.ReplyAsync(item with { Refused = InboxRefusal.TooManyOfOneUser }, progress: null, Cancellation);
        var full = await handler.ReplyAsync(item with { Refused = InboxRefusal.QueueFull }, progress: null, Cancellation);

        Assert.Equal(new Reply.OfText(ReplyText.TooManyOfOneUser), ofUser);
        Assert.Equal(new Reply.OfText(ReplyText.QueueFull), full);
    }

    [Fact]
    public async Task Hands_on_the_question_before_for_half_an_hour()
    {
        await ReplyAsync("Who stopped work?");
        store.Clock.Advance(TimeSpan.FromMinutes(29));
        await ReplyAsync("why?");
        store.Clock.Advance(TimeSpan.FromMinutes(31));
        await ReplyAsync("why?");
        await ReplyAsync("why?", chat: "another");

        Assert.Equal([null, "Who stopped work?", null, null], answers.Asked.Select(q => q.Previous));
    }

    [Fact]
    public async Task Lists_the_sources()
    {
        await CommitAsync("Dockers stopped work.", 1);

        var reply = Assert.IsType<Reply.OfSources>(await ReplyAsync("/sources"));

        Assert.Equal(["Title of harbour"], reply.Sources.Select(s => s.Metadata.Title));
    }

    [Fact]
    public async Task Reads_a_recorded_answer_back_instead_of_answering_again()
    {
        await CommitAsync("Dockers stopped work.", 1);
        var item = await RecordAsync("Who stopped work?");
        var first = Grounded(await handler.ReplyAsync(item, progress: null, Cancellation));

        var again = Grounded(await handler.ReplyAsync(item, progress: null, Cancellation));

        Assert.Single(answers.Asked);
        Assert.Equal(first.Citations, again.Citations);
        Assert.Equal(first.Claims.Select(c => c.Text), again.Claims.Select(c => c.Text));
    }

    [Fact]
    public async Task Answers_anew_as_understood_then_when_a_quoted_source_was_changed()
    {
        await CommitAsync("Dockers stopped work.", 1);
        await ReplyAsync("Who stopped work?");
        var item = await RecordAsync("why?");
        await handler.ReplyAsync(item, progress: null, Cancellation);

        await CommitAsync("Dockers stopped work. It began on Monday.", 2);
        var again = Grounded(await handler.ReplyAsync(item, progress: null, Cancellation));

        Assert.Equal(2, Assert.Single(again.Citations).Revision);
        Assert.Equal(new Question(SourceLimits.DefaultWorkspace, "Who stopped work? why?"), answers.Asked.Last());
    }

    [Fact]
    public async Task Asks_for_the_chosen_offer_at_first_and_anew()
    {
        await CommitAsync("Dockers stopped work.", 1);
        var item = await RecordAsync("Who stopped work?");
        var chosen = item with { Message = item.Message with { Choice = 2 } };
        await handler.ReplyAsync(chosen, progress: null, Cancellation);

        await CommitAsync("Dockers stopped work. It began on Monday.", 2);
        await handler.ReplyAsync(chosen, progress: null, Cancellation);

        Assert.Equal([2, 2], answers.Asked.Select(q => q.Choice));
    }

    [Fact]
    public async Task Answers_anew_when_a_quoted_source_was_removed()
    {
        await CommitAsync("Dockers stopped work.", 1);
        var item = await RecordAsync("Who stopped work?");
        await handler.ReplyAsync(item, progress: null, Cancellation);

        await store.Sources.RemoveAsync(SourceLimits.DefaultWorkspace, HarbourAnswers.SourceId, 1, "test", "test", Cancellation);
        var again = Assert.IsType<Reply.OfAnswer>(await handler.ReplyAsync(item, progress: null, Cancellation));

        Assert.IsType<Abstention>(again.Outcome);
        Assert.True(again.IsAnew, "Parts of the first answer that were sent are no parts of this one.");
    }

    [Theory]
    [InlineData("stopped work", true)]
    [InlineData("began work", false)]
    public async Task Verifies_the_nearest_passage_of_a_recorded_abstention(string nearest, bool stands)
    {
        await CommitAsync("Dockers stopped work.", 1);
        var item = await RecordAsync("Is the moon full?");
        var recorded = new RecordedAnswer.Abstained("Not said.", ImmutableArray.Create("moon"), new DraftQuote("default", HarbourAnswers.SourceId, 1, nearest));
        await store.Answers.RecordAsync(
            new AnswerRecord(item.Id, SourceLimits.DefaultWorkspace, "Is the moon full?", store.Clock.GetUtcNow(), recorded),
            Cancellation);

        var reply = Assert.IsType<Reply.OfAnswer>(await handler.ReplyAsync(item, progress: null, Cancellation));

        Assert.Equal(stands ? "Not said." : "The sources don't answer this.", Assert.IsType<Abstention>(reply.Outcome).Reason);
        Assert.Equal(stands ? 0 : 1, answers.Asked.Count);
    }

    private static GroundedAnswer Grounded(Reply reply) => Assert.IsType<GroundedAnswer>(Assert.IsType<Reply.OfAnswer>(reply).Outcome);

    private async Task CommitAsync(string text, int revision) =>
        await store.Sources.CommitAsync(SampleSources.Commit(HarbourAnswers.SourceId, text, revision), Cancellation);

    private async Task<Reply> ReplyAsync(string text, string chat = "1")
    {
        var item = await RecordAsync(text, chat);
        var reply = await handler.ReplyAsync(item, progress: null, Cancellation);
        await store.Inbox.CompleteAsync(item, Cancellation);
        return reply;
    }

    private async Task<InboxItem> RecordAsync(string text, string chat = "1")
    {
        var message = new IncomingMessage(
            new ConversationAddress("test", chat),
            $"{++updates}",
            SourceLimits.DefaultWorkspace,
            "5",
            text,
            store.Clock.GetUtcNow(),
            IsPrivate: true);
        await store.Inbox.RecordAsync(message, null, Cancellation);
        return (await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation)).Single(i => i.Message.UpdateId == message.UpdateId);
    }
}
