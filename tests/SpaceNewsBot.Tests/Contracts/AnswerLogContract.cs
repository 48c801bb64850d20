using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every log of answers has to do.</summary>
public abstract class AnswerLogContract
{
    private static readonly DateTimeOffset Time = new(2022, 3, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty log.</summary>
    protected abstract IAnswerLog Log { get; }

    /// <summary>The sources that its answers quote.</summary>
    protected abstract ISourceStore Sources { get; }

    /// <summary>The queue that the log's messages stand in.</summary>
    protected abstract IInbox Inbox { get; }

    [Fact]
    public async Task An_answer_comes_back_with_its_claims_and_quotes_in_order()
    {
        var item = await RecordMessageAsync("1");
        await AddSourcesAsync();
        var claims = new DraftClaim[]
        {
            new("B first.", [new DraftQuote("default", "s", 2, "second 'quote'", 40), new DraftQuote("default", "r", 1, "quote 🚀")]),
            new("A then.", [new DraftQuote("default", "s", 2, "again", 0)]),
        };
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Grounded(new DraftAnswer([.. claims], ["reason", "date"]))), Token);

        var found = await Log.FindAsync(item, Token);

        Assert.NotNull(found);
        var draft = Assert.IsType<RecordedAnswer.Grounded>(found.Answer).Draft;
        Assert.Equal(("default", "Who landed?", Time), (found.WorkspaceId, found.Question, found.AnsweredAt));
        Assert.Equal(["reason", "date"], draft.Missing);
        Assert.Equal(claims.Select(claim => claim.Text), draft.Claims.Select(claim => claim.Text));
        Assert.Equal(claims.SelectMany(claim => claim.Quotes), draft.Claims.SelectMany(claim => claim.Quotes));
    }

    [Fact]
    public async Task An_abstention_comes_back_with_its_nearest_passage()
    {
        var (near, far) = (await RecordMessageAsync("1"), await RecordMessageAsync("2"));
        await AddSourcesAsync();
        var nearest = new DraftQuote("default", "s", 2, "near", 3);
        await Log.RecordAsync(Answered(near, new RecordedAnswer.Abstained("It isn't said.", ["reason"], nearest)), Token);
        await Log.RecordAsync(Answered(far, new RecordedAnswer.Abstained("Nothing is near.", [], null)), Token);

        var first = (await Log.FindAsync(near, Token))?.Answer as RecordedAnswer.Abstained;
        var second = (await Log.FindAsync(far, Token))?.Answer as RecordedAnswer.Abstained;

        Assert.Equal(("It isn't said.", nearest), (first?.Reason, first?.Nearest));
        Assert.Equal(["reason"], first!.Missing);
        Assert.Equal(("Nothing is near.", null), (second?.Reason, second?.Nearest));
        Assert.Empty(second!.Missing);
    }

    [Fact]
    public async Task A_second_record_for_a_message_starts_its_parts_anew()
    {
        await Inbox.RecordAsync(InboxContract.Message("1"), null, Token);
        var item = Assert.Single(await Inbox.ReadHeadsAsync(["telegram", "test"], 1, Token)).Id;
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("First.", [], null)), Token);
        await Inbox.RecordPartSentAsync(item, "100", isNotice: false, Token);

        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("Second.", [], null)), Token);

        Assert.Equal(0, Assert.Single(await Inbox.ReadHeadsAsync(["telegram", "test"], 1, Token)).PartsSent);
    }

    [Fact]
    public async Task A_second_record_for_a_message_replaces_the_first()
    {
        var item = await RecordMessageAsync("1");
        await AddSourcesAsync();
        var draft = new DraftAnswer([new DraftClaim("Claim.", [new DraftQuote("default", "s", 2, "quote", 0)])], ["date"]);
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Grounded(draft)), Token);

        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("It isn't said.", [], null)), Token);

        var found = (await Log.FindAsync(item, Token))?.Answer as RecordedAnswer.Abstained;
        Assert.NotNull(found);
        Assert.Empty(found.Missing);
        Assert.Null(found.Nearest);
    }

    [Theory]
    [InlineData("s", 1)]
    [InlineData("s", 3)]
    [InlineData("nowhere", 1)]
    public async Task An_answer_that_quotes_what_no_longer_answers_is_not_recorded(string source, int revision)
    {
        var item = await RecordMessageAsync("1");
        await AddSourcesAsync();
        var draft = new DraftAnswer([new DraftClaim("Claim.", [new DraftQuote("default", source, revision, "quote", 0)])], []);

        var isRecorded = await Log.RecordAsync(Answered(item, new RecordedAnswer.Grounded(draft)), Token);

        Assert.False(isRecorded);
        Assert.Null(await Log.FindAsync(item, Token));
    }

    [Fact]
    public async Task Moderators_see_no_answer_of_a_private_chat_and_none_of_another_workspace()
    {
        var abstained = new RecordedAnswer.Abstained("It isn't said.", [], null);
        await Log.RecordAsync(Answered(await RecordMessageAsync("1"), abstained) with { Question = "Open?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("2", isPrivate: true), abstained) with { Question = "Private?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("3"), abstained) with { Question = "Theirs?", WorkspaceId = "theirs" }, Token);

        var seen = await Log.ListAsync("default", new AnswerFilter(), Token);

        Assert.Equal("Open?", Assert.Single(seen).Record.Question);
    }

    [Fact]
    public async Task A_closed_abstention_is_open_no_more_and_closes_once()
    {
        var item = await RecordMessageAsync("1");
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("It isn't said.", [], null)), Token);

        var elsewhere = await Log.CloseAsync("theirs", [item], "command line", "Not theirs.", Token);
        var closed = await Log.CloseAsync("default", [item], "command line", "Not our subject.", Token);
        var again = await Log.CloseAsync("default", [item], "command line", "Not our subject.", Token);

        Assert.Equal((0, 1, 0), (elsewhere, closed, again));
        Assert.Empty(await Log.ListAsync("default", new AnswerFilter(OpenAbstentionsOnly: true), Token));
        Assert.Single(await Log.ListAsync("default", new AnswerFilter(), Token));
    }

    [Fact]
    public async Task What_was_not_answered_is_not_found()
    {
        var item = await RecordMessageAsync("1");

        Assert.Null(await Log.FindAsync(item, Token));
        Assert.Empty(await Log.ReadTurnsAsync(new ConversationAddress("telegram", "chat"), Time, long.MaxValue, 1, Token));
    }

    [Fact]
    public async Task The_last_question_is_the_newest_of_its_conversation_and_not_too_old()
    {
        var answer = new RecordedAnswer.Abstained("It isn't said.", [], null);
        await Log.RecordAsync(Answered(await RecordMessageAsync("1"), answer) with { Question = "Older?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("2"), answer) with { Question = "Newer?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("3", chat: "other"), answer) with { Question = "Elsewhere?" }, Token);
        var here = new ConversationAddress("telegram", "chat");

        var last = await Log.ReadTurnsAsync(here, Time, long.MaxValue, 1, Token);
        var tooOld = await Log.ReadTurnsAsync(here, Time.AddTicks(1), long.MaxValue, 1, Token);

        Assert.Equal(new ConversationTurn("Newer?", "It isn't said."), Assert.Single(last));
        Assert.Empty(tooOld);
    }

    [Fact]
    public async Task The_last_question_is_one_that_came_before_the_message()
    {
        var answer = new RecordedAnswer.Abstained("It isn't said.", [], null);
        var older = await RecordMessageAsync("1");
        var newer = await RecordMessageAsync("2");
        await Log.RecordAsync(Answered(older, answer) with { Question = "Older?" }, Token);
        await Log.RecordAsync(Answered(newer, answer) with { Question = "Newer?" }, Token);
        var here = new ConversationAddress("telegram", "chat");

        Assert.Equal("Older?", Assert.Single(await Log.ReadTurnsAsync(here, Time, newer, 1, Token)).Question);
        Assert.Empty(await Log.ReadTurnsAsync(here, Time, older, 1, Token));
    }

    [Fact]
    public async Task An_edit_of_the_question_takes_its_answer_along()
    {
        var item = await RecordMessageAsync("1");
        await AddSourcesAsync();
        var draft = new DraftAnswer([new DraftClaim("Claim.", [new DraftQuote("default", "s", 2, "quote", 0)])], ["date"]);
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Grounded(draft)), Token);

        await Inbox.ReviseAsync(InboxContract.Edit("Who left?", 1), null, Token);

        Assert.Null(await Log.FindAsync(item, Token));
        Assert.Empty(await Log.ListAsync("default", new AnswerFilter(), Token));
    }

    [Fact]
    public async Task An_answer_to_what_an_edited_message_said_before_is_not_written_and_not_asked_for_again()
    {
        var item = await RecordMessageAsync("1");
        await Inbox.ReviseAsync(InboxContract.Edit("Who left?", 1), null, Token);

        var old = await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("Of the old.", [], null)), Token);
        var before = await Log.FindAsync(item, Token);
        var current = await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("Of the new.", [], null)) with { Version = 2 }, Token);

        Assert.True(old);
        Assert.Null(before);
        Assert.True(current);
        var found = await Log.FindAsync(item, Token);
        Assert.Equal((2, "Of the new."), (found?.Version, (found?.Answer as RecordedAnswer.Abstained)?.Reason));
        Assert.Equal(2, Assert.Single(await Log.ListAsync("default", new AnswerFilter(), Token)).Record.Version);
    }

    [Fact]
    public async Task Answers_to_an_edited_message_keep_the_parts_that_they_are_edited_into()
    {
        var item = await RecordMessageAsync("1");
        await Inbox.RecordPartSentAsync(item, "100", isNotice: false, Token);
        await Inbox.ReviseAsync(InboxContract.Edit("Who left?", 1), null, Token);

        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("First.", [], null)) with { Version = 2 }, Token);
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("Second.", [], null)) with { Version = 2 }, Token);

        Assert.Equal(["100"], Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 1, Token)).MessageIds);
    }

    // "s" in its second revision, "r" in its first.
    private async Task AddSourcesAsync()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "First."), Token);
        await Sources.CommitAsync(SampleSources.Commit("s", "A second 'quote', near it, again.", number: 2), Token);
        await Sources.CommitAsync(SampleSources.Commit("r", "A quote 🚀."), Token);
    }

    private static AnswerRecord Answered(long item, RecordedAnswer answer) => new(item, "default", "Who landed?", Time, answer);

    private async Task<long> RecordMessageAsync(string update, string chat = "chat", bool isPrivate = false)
    {
        await Inbox.RecordAsync(InboxContract.Message(update, chat) with { IsPrivate = isPrivate, MessageId = "50" }, null, Token);
        var head = (await Inbox.ReadHeadsAsync(["telegram", "test"], 10, Token)).Single(item => item.Message.UpdateId == update);
        await Inbox.CompleteAsync(head, Token);
        return head.Id;
    }
}
