using SpaceNewsBot.Core.Chat;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every queue of messages has to do.</summary>
public abstract class InboxContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty queue.</summary>
    protected abstract IInbox Inbox { get; }

    /// <summary>The store's time.</summary>
    protected abstract DateTimeOffset Now { get; }

    [Fact]
    public async Task A_delivery_that_comes_twice_is_one_message()
    {
        var first = await Inbox.RecordAsync(Message("7"), null, Token);
        var second = await Inbox.RecordAsync(Message("7", text: "Changed?"), null, Token);
        var elsewhere = await Inbox.RecordAsync(Message("7", platform: "discord"), null, Token);

        Assert.True(first);
        Assert.False(second);
        Assert.True(elsewhere);
        Assert.Equal(2, (await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token)).Count);
    }

    [Fact]
    public async Task A_delivery_that_comes_again_when_all_is_done_is_not_answered_again()
    {
        await Inbox.RecordAsync(Message("7"), null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram", "discord"], 1, Token))[0], Token);

        var again = await Inbox.RecordAsync(Message("7"), null, Token);

        Assert.False(again);
        Assert.Empty(await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token));
    }

    [Fact]
    public async Task The_oldest_of_each_conversation_comes_first()
    {
        await Inbox.RecordAsync(Message("1", chat: "a"), null, Token);
        await Inbox.RecordAsync(Message("2", chat: "a"), null, Token);
        await Inbox.RecordAsync(Message("3", chat: "b"), InboxRefusal.QueueFull, Token);
        await Inbox.RecordAsync(Message("4", chat: "c"), null, Token);

        var heads = await Inbox.ReadHeadsAsync(["telegram", "discord"], 2, Token);
        await Inbox.CompleteAsync(heads[0], Token);
        var next = await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token);

        Assert.Equal(["1", "3"], heads.Select(head => head.Message.UpdateId));
        Assert.Equal(["2", "3", "4"], next.Select(head => head.Message.UpdateId));
        Assert.Equal([null, InboxRefusal.QueueFull, null], next.Select(head => head.Refused));
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_recorded()
    {
        var message = Message("1", text: "Who's \"quoted\"? '; --\n\u202E🚀\0 end");

        await Inbox.RecordAsync(message, null, Token);

        Assert.Equal(message, Assert.Single(await Inbox.ReadHeadsAsync(["telegram", "discord"], 1, Token)).Message);
    }

    [Fact]
    public async Task The_load_counts_what_waits_and_was_not_refused()
    {
        await Inbox.RecordAsync(Message("1"), null, Token);
        await Inbox.RecordAsync(Message("2"), null, Token);
        await Inbox.RecordAsync(Message("3", user: "other"), null, Token);
        await Inbox.RecordAsync(Message("4"), InboxRefusal.TooManyOfOneUser, Token);
        await Inbox.RecordAsync(Message("5", platform: "discord"), null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram", "discord"], 1, Token))[0], Token);

        var load = await Inbox.GetLoadAsync(Message("next"), Token);

        Assert.Equal((1, 3), (load.OfUser, load.Overall));
    }

    [Fact]
    public async Task Parts_that_were_sent_are_counted_for_their_message()
    {
        await Inbox.RecordAsync(Message("1", chat: "a"), null, Token);
        await Inbox.RecordAsync(Message("2", chat: "b"), null, Token);
        var heads = await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token);

        await Inbox.RecordPartSentAsync(heads[0].Id, "100", isNotice: false, Token);
        await Inbox.RecordPartSentAsync(heads[0].Id, "101", isNotice: false, Token);

        Assert.Equal([2, 0], (await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token)).Select(head => head.PartsSent));
    }

    [Fact]
    public async Task An_hours_messages_are_counted_by_person_and_workspace_also_when_they_are_finished_or_forgotten()
    {
        var now = Now;
        await Inbox.RecordAsync(Message("1") with { ReceivedAt = now }, null, Token);
        await Inbox.RecordAsync(Message("2", user: "other") with { ReceivedAt = now }, null, Token);
        await Inbox.RecordAsync(Message("3") with { ReceivedAt = now, WorkspaceId = "theirs" }, null, Token);
        await Inbox.RecordAsync(Message("4") with { ReceivedAt = now }, InboxRefusal.TooManyOfOneUserThisHour, Token);
        await Inbox.RecordAsync(Message("5") with { ReceivedAt = now.AddHours(-1) }, null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram"], 1, Token))[0], Token);
        await Inbox.ForgetAsync("telegram", "user", Token);

        var load = await Inbox.GetLoadAsync(Message("next"), Token);

        Assert.Equal((1, 2), (load.OfUserThisHour, load.OfWorkspaceThisHour));
    }

    [Fact]
    public async Task A_person_is_forgotten_at_once_and_a_waiting_message_when_it_is_done()
    {
        await Inbox.RecordAsync(Message("1"), null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram"], 1, Token))[0], Token);
        await Inbox.RecordAsync(Message("2"), null, Token);
        await Inbox.RecordAsync(Message("3", user: "other", chat: "elsewhere"), null, Token);

        var removed = await Inbox.ForgetAsync("telegram", "user", Token);
        var waiting = (await Inbox.ReadHeadsAsync(["telegram"], 10, Token))[0];
        await Inbox.CompleteAsync(waiting, Token);

        Assert.Equal(2, removed);
        Assert.Equal(("2", "", ""), (waiting.Message.UpdateId, waiting.Message.UserId, waiting.Message.Text));
        Assert.Equal("other", Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)).Message.UserId);

        // Nothing of it is known any more, so that the same delivery is new again.
        Assert.True(await Inbox.RecordAsync(Message("1"), null, Token));
        Assert.True(await Inbox.RecordAsync(Message("2"), null, Token));
    }

    [Fact]
    public async Task Finished_messages_age_out_and_waiting_ones_stay()
    {
        var old = Now.AddDays(-90);
        await Inbox.RecordAsync(Message("1") with { ReceivedAt = old.AddTicks(-1) }, null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram"], 1, Token))[0], Token);
        await Inbox.RecordAsync(Message("2") with { ReceivedAt = old }, null, Token);
        await Inbox.CompleteAsync((await Inbox.ReadHeadsAsync(["telegram"], 1, Token))[0], Token);
        await Inbox.RecordAsync(Message("3") with { ReceivedAt = old.AddTicks(-1) }, null, Token);

        var removed = await Inbox.RemoveOlderAsync(old, Token);

        Assert.Equal(1, removed);
        Assert.False(await Inbox.RecordAsync(Message("2"), null, Token));
        Assert.Equal("3", Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)).Message.UpdateId);
    }

    [Fact]
    public async Task Messages_of_platforms_that_are_not_asked_for_do_not_come()
    {
        await Inbox.RecordAsync(Message("1", platform: "terminal"), null, Token);
        await Inbox.RecordAsync(Message("2"), null, Token);

        Assert.Equal("2", Assert.Single(await Inbox.ReadHeadsAsync(["telegram", "discord"], 10, Token)).Message.UpdateId);
    }

    [Fact]
    public async Task An_edit_takes_the_place_of_what_a_message_said_and_keeps_its_number_and_the_parts_of_its_reply()
    {
        var answered = await RecordAnsweredAsync();

        var revision = await Inbox.ReviseAsync(Edit("Who left?", 1), null, Token);

        var item = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        Assert.Equal(InboxRevision.Revised, revision);
        Assert.Equal((answered.Id, 2, null), (item.Id, item.Version, item.Refused));
        Assert.Equal(["100", "101"], item.MessageIds);
        Assert.Equal(answered.Message with { Text = "Who left?", EditedAt = EditTime(1) }, item.Message);
    }

    [Fact]
    public async Task An_edit_that_says_the_same_or_comes_late_changes_nothing()
    {
        await RecordAnsweredAsync();
        await Inbox.ReviseAsync(Edit("Who left?", 2), null, Token);
        await Inbox.CompleteAsync(Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)), Token);

        InboxRevision[] revisions =
        [
            await Inbox.ReviseAsync(Edit("Who left?", 2), null, Token),
            await Inbox.ReviseAsync(Edit("Who lost?", 1), null, Token),
            await Inbox.ReviseAsync(Edit("Who left?", 4), null, Token),
            await Inbox.ReviseAsync(Edit("Who lied?", 3), null, Token),
        ];

        Assert.All(revisions, r => Assert.Equal(InboxRevision.Unchanged, r));
        Assert.Empty(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
    }

    [Fact]
    public async Task An_edit_finds_no_message_of_another_conversation_or_person_or_without_an_id()
    {
        await RecordAnsweredAsync();
        await Inbox.RecordAsync(Message("2", chat: "other"), null, Token);

        InboxRevision[] revisions =
        [
            await Inbox.ReviseAsync(Edit("Who left?", 1) with { MessageId = "51" }, null, Token),
            await Inbox.ReviseAsync(Edit("Who left?", 1) with { MessageId = null }, null, Token),
            await Inbox.ReviseAsync(Edit("Who left?", 1) with { UserId = "other" }, null, Token),
            await Inbox.ReviseAsync(Edit("Who left?", 1) with { Conversation = new("telegram", "other") }, null, Token),
            await Inbox.ReviseAsync(Edit("Who left?", 1) with { Conversation = new("discord", "chat") }, null, Token),
        ];

        Assert.All(revisions, r => Assert.Equal(InboxRevision.Unknown, r));
    }

    [Fact]
    public async Task What_its_sender_wants_forgotten_is_not_edited()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, null, Token);
        await Inbox.ForgetAsync("telegram", "user", Token);

        var revision = await Inbox.ReviseAsync(Edit("Who left?", 1), null, Token);

        Assert.Equal(InboxRevision.Unchanged, revision);
        Assert.Equal("", Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)).Message.Text);
    }

    [Fact]
    public async Task A_message_that_was_edited_while_it_was_worked_on_is_worked_on_again()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, null, Token);
        var first = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.ReviseAsync(Edit("Who left?", 1), null, Token);
        await Inbox.RecordPartSentAsync(first.Id, "100", isNotice: false, Token);

        await Inbox.CompleteAsync(first, Token);
        var second = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.CompleteAsync(second, Token);

        Assert.Equal((2, "100"), (second.Version, Assert.Single(second.MessageIds)));
        Assert.Empty(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
    }

    [Fact]
    public async Task A_person_who_edits_and_wants_it_forgotten_is_forgotten_when_the_edit_is_done()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, null, Token);
        var first = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.ReviseAsync(Edit("Who left?", 1), null, Token);
        await Inbox.ForgetAsync("telegram", "user", Token);

        await Inbox.CompleteAsync(first, Token);
        var second = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.CompleteAsync(second, Token);

        Assert.Null(await Inbox.FindAsync("telegram", "1", Token));
    }

    [Fact]
    public async Task The_messages_of_a_reply_are_replaced_by_others_or_by_none()
    {
        var item = await RecordAnsweredAsync();
        await Inbox.ReviseAsync(Edit("Who left?", 1), null, Token);

        await Inbox.ReplacePartsAsync(item, ["101", "102", "103"], Token);
        var more = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.ReplacePartsAsync(item, [], Token);
        var none = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));

        Assert.Equal(["101", "102", "103"], more.MessageIds);
        Assert.Equal((3, 0), (more.PartsSent, none.PartsSent));
    }

    [Fact]
    public async Task An_edit_that_meets_a_limit_takes_the_place_of_what_was_refused_and_of_nothing_that_was_taken()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, InboxRefusal.QueueFull, Token);

        var revisions = new List<InboxRevision>();
        var found = new List<(string Text, InboxRefusal? Refused)>();
        foreach (var (edit, limit) in new (IncomingMessage, InboxRefusal?)[]
        {
            (Edit("Who left?", 1), InboxRefusal.TooManyOfOneUser),
            (Edit("Who lied?", 2), null),
            (Edit("Who lost?", 3), InboxRefusal.QueueFull),
        })
        {
            revisions.Add(await Inbox.ReviseAsync(edit, limit, Token));
            var item = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
            found.Add((item.Message.Text, item.Refused));
        }

        Assert.Equal([InboxRevision.Revised, InboxRevision.Revised, InboxRevision.Refused], revisions);
        Assert.Equal([("Who left?", InboxRefusal.TooManyOfOneUser), ("Who lied?", null), ("Who lied?", null)], found);
    }

    [Theory]
    [InlineData(InboxRefusal.TooManyOfOneUser)]
    [InlineData(InboxRefusal.TooManyOfOneUserThisHour)]
    public async Task While_a_refusal_waits_its_person_is_not_told_again_in_that_chat(InboxRefusal limit)
    {
        await Inbox.RecordAsync(Message("1"), limit, Token);
        await Inbox.RecordAsync(Message("2"), limit, Token);
        await Inbox.RecordAsync(Message("3", user: "other"), limit, Token);
        await Inbox.RecordAsync(Message("4", chat: "elsewhere"), limit, Token);
        await Inbox.RecordAsync(Message("5"), InboxRefusal.QueueFull, Token);
        await Inbox.RecordAsync(Message("6") with { IsAwaited = true }, limit, Token);

        Assert.Equal(["1", "3", "4", "5", "6"], await CompleteAllAsync());
        Assert.Equal(limit, (await Inbox.FindAsync("telegram", "2", Token))?.Refused);
    }

    [Theory]
    [InlineData(InboxRefusal.TooManyOfOneUser, "2 4")]
    [InlineData(InboxRefusal.QueueFull, "2 4")]
    [InlineData(InboxRefusal.TooManyOfOneUserThisHour, "4")]
    [InlineData(InboxRefusal.TooManyOfWorkspaceThisHour, "4")]
    public async Task The_refusal_of_an_hours_limit_stands_for_the_hour(InboxRefusal limit, string told)
    {
        await Inbox.RecordAsync(Message("1"), limit, Token);
        await CompleteAllAsync();

        await Inbox.RecordAsync(Message("2"), limit, Token);
        await Inbox.RecordAsync(Message("3"), limit, Token);
        var ofThisHour = await CompleteAllAsync();
        await Inbox.RecordAsync(Message("4") with { ReceivedAt = Message("4").ReceivedAt.AddHours(1) }, limit, Token);
        var ofTheNext = await CompleteAllAsync();

        Assert.Equal(told.Split(' '), ofThisHour.Concat(ofTheNext));
    }

    [Fact]
    public async Task A_refusal_that_waits_is_posted_also_when_its_message_is_edited_beyond_the_limit()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, InboxRefusal.TooManyOfOneUserThisHour, Token);

        await Inbox.ReviseAsync(Edit("Who left?", 1), InboxRefusal.TooManyOfOneUserThisHour, Token);
        var whileItWaits = await CompleteAllAsync();
        await Inbox.ReviseAsync(Edit("Who lied?", 2), InboxRefusal.TooManyOfOneUserThisHour, Token);
        var whereItStands = await CompleteAllAsync();

        Assert.Equal(["1"], whileItWaits);
        Assert.Empty(whereItStands);
    }

    [Fact]
    public async Task An_edit_counts_in_its_hour_and_takes_no_second_place_in_the_queue()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50", ReceivedAt = Now.AddHours(-2) }, null, Token);
        await Inbox.RecordAsync(Message("2") with { MessageId = "60", ReceivedAt = Now }, null, Token);
        await Inbox.ReviseAsync(Edit("Who left?", 1) with { ReceivedAt = Now }, null, Token);

        var ofEdit = await Inbox.GetLoadAsync(Edit("Who lied?", 2), Token);
        var ofNew = await Inbox.GetLoadAsync(Message("3") with { MessageId = "70" }, Token);

        Assert.Equal(new InboxLoad(1, 1, 2, 2), ofEdit);
        Assert.Equal(new InboxLoad(2, 2, 2, 2), ofNew);
    }

    [Fact]
    public async Task An_edit_is_asked_of_the_workspace_that_the_chat_reads_by_then()
    {
        await RecordAnsweredAsync();

        await Inbox.ReviseAsync(Edit("Who left?", 1) with { WorkspaceId = "theirs" }, null, Token);

        Assert.Equal("theirs", Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)).Message.WorkspaceId);
    }

    internal static DateTimeOffset EditTime(int minute) => new(2022, 3, 5, 8, minute, 0, TimeSpan.Zero);

    /// <summary>What the message with the id "50" was edited to.</summary>
    internal static IncomingMessage Edit(string text, int minute) =>
        Message($"edit {minute}", text: text) with { MessageId = "50", EditedAt = EditTime(minute) };

    internal static IncomingMessage Message(
        string update,
        string chat = "chat",
        string user = "user",
        string platform = "telegram",
        string text = "Who landed?") =>
        new(new ConversationAddress(platform, chat), update, "default", user, text, new DateTimeOffset(2022, 3, 5, 8, 0, 0, TimeSpan.Zero), IsPrivate: false);

    /// <summary>Works off all that waits on Telegram; the deliveries, in order.</summary>
    private async Task<IReadOnlyList<string>> CompleteAllAsync()
    {
        var completed = new List<InboxItem>();
        while (await Inbox.ReadHeadsAsync(["telegram"], 1, Token) is [var head])
        {
            completed.Add(head);
            await Inbox.CompleteAsync(head, Token);
        }

        return [.. completed.OrderBy(i => i.Id).Select(i => i.Message.UpdateId)];
    }

    // The message with the id "50", replied to in two parts.
    private async Task<InboxItem> RecordAnsweredAsync()
    {
        await Inbox.RecordAsync(Message("1") with { MessageId = "50" }, null, Token);
        var item = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        await Inbox.RecordPartSentAsync(item.Id, "100", isNotice: false, Token);
        await Inbox.RecordPartSentAsync(item.Id, "101", isNotice: false, Token);
        await Inbox.CompleteAsync(item, Token);
        return item;
    }
}
