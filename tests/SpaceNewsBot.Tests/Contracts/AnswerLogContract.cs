using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every log of answers has to do.</summary>
public abstract class AnswerLogContract
{
    private static readonly DateTimeOffset Time = new(2022, 3, 5, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty log.</summary>
    protected abstract IAnswerLog Log { get; }

    /// <summary>The queue that the log's messages stand in.</summary>
    protected abstract IInbox Inbox { get; }

    [Fact]
    public async Task An_answer_comes_back_with_its_claims_and_quotes_in_order()
    {
        var item = await RecordMessageAsync("1");
        var claims = new DraftClaim[]
        {
            new("B first.", [new DraftQuote("s", 2, "second 'quote'", 40), new DraftQuote("r", 1, "quote 🚀")]),
            new("A then.", [new DraftQuote("s", 2, "again", 0)]),
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
        var nearest = new DraftQuote("s", 1, "near", 3);
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
        var item = Assert.Single(await Inbox.ReadHeadsAsync(1, Token)).Id;
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("First.", [], null)), Token);
        await Inbox.RecordPartSentAsync(item, "100", Token);

        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("Second.", [], null)), Token);

        Assert.Equal(0, Assert.Single(await Inbox.ReadHeadsAsync(1, Token)).PartsSent);
    }

    [Fact]
    public async Task A_second_record_for_a_message_replaces_the_first()
    {
        var item = await RecordMessageAsync("1");
        var draft = new DraftAnswer([new DraftClaim("Claim.", [new DraftQuote("s", 1, "quote", 0)])], ["date"]);
        await Log.RecordAsync(Answered(item, new RecordedAnswer.Grounded(draft)), Token);

        await Log.RecordAsync(Answered(item, new RecordedAnswer.Abstained("It isn't said.", [], null)), Token);

        var found = (await Log.FindAsync(item, Token))?.Answer as RecordedAnswer.Abstained;
        Assert.NotNull(found);
        Assert.Empty(found.Missing);
        Assert.Null(found.Nearest);
    }

    [Fact]
    public async Task What_was_not_answered_is_not_found()
    {
        var item = await RecordMessageAsync("1");

        Assert.Null(await Log.FindAsync(item, Token));
        Assert.Null(await Log.FindLastQuestionAsync(new ConversationAddress("telegram", "chat"), Time, Token));
    }

    [Fact]
    public async Task The_last_question_is_the_newest_of_its_conversation_and_not_too_old()
    {
        var answer = new RecordedAnswer.Abstained("It isn't said.", [], null);
        await Log.RecordAsync(Answered(await RecordMessageAsync("1"), answer) with { Question = "Older?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("2"), answer) with { Question = "Newer?" }, Token);
        await Log.RecordAsync(Answered(await RecordMessageAsync("3", chat: "other"), answer) with { Question = "Elsewhere?" }, Token);
        var here = new ConversationAddress("telegram", "chat");

        var last = await Log.FindLastQuestionAsync(here, Time, Token);
        var tooOld = await Log.FindLastQuestionAsync(here, Time.AddTicks(1), Token);

        Assert.Equal("Newer?", last);
        Assert.Null(tooOld);
    }

    private static AnswerRecord Answered(long item, RecordedAnswer answer) => new(item, "default", "Who landed?", Time, answer);

    private async Task<long> RecordMessageAsync(string update, string chat = "chat")
    {
        await Inbox.RecordAsync(InboxContract.Message(update, chat), null, Token);
        var head = (await Inbox.ReadHeadsAsync(10, Token)).Single(item => item.Message.UpdateId == update);
        await Inbox.CompleteAsync(head.Id, Token);
        return head.Id;
    }
}
