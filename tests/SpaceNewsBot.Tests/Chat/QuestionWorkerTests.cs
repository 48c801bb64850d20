using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Feedback;
using SpaceNewsBot.Core.Proposals;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public sealed class QuestionWorkerTests : IAsyncLifetime
{
    private readonly ObservedTime time = new();
    private readonly TemporaryFolder folder = new();
    private readonly TestPlatform platform = new();
    private readonly ConcurrentQueue<string> asked = [];
    private readonly ConcurrentQueue<string?> followed = [];
    private readonly InboxSignal signal = new();
    private readonly ReplyTurns turns = new();
    private SqliteStore store = null!;
    private FailingInbox failing = null!;
    private KillableInbox inbox = null!;
    private MessageIntake intake = null!;
    private QuestionWorker worker = null!;
    private int updates;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int AnswerFaults { get; set; }

    private Func<string, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    private AnswerStep? Step { get; set; }

    public ValueTask InitializeAsync()
    {
        store = new SqliteStore(folder.Path);
        failing = new FailingInbox(store.Inbox);
        inbox = new KillableInbox(failing, new KillSwitch(KillPoint.Never));
        var options = Options.Create(new ChatOptions());
        intake = new MessageIntake(inbox, store.Workspaces, signal, options, NullLogger<MessageIntake>.Instance);
        worker = CreateWorker();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        worker.Dispose();
        intake.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Works_off_what_an_earlier_run_left()
    {
        await WriteAsync("1", "Left over?");

        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Left over?")], platform.Posted);
    }

    [Fact]
    public async Task Keeps_the_order_within_a_conversation_and_lets_no_other_wait()
    {
        var patience = new TaskCompletionSource();
        platform.Hold("slow", patience.Task);
        await worker.StartAsync(Cancellation);

        await WriteAsync("slow", "First?");
        await WriteAsync("slow", "Second?");
        for (var i = 0; i < 4; i++)
        {
            await WriteAsync($"quick {i}", "Here?");
        }

        await CompletedAsync(4);
        Assert.DoesNotContain(platform.Posted, p => p.ChatId == "slow");
        patience.SetResult();
        await CompletedAsync(2);

        Assert.Equal(["No: First?", "No: Second?"], platform.Posted.Where(p => p.ChatId == "slow").Select(p => p.Text));
    }

    [Fact]
    public async Task Finds_conversations_behind_many_that_are_under_way()
    {
        var patience = new TaskCompletionSource();
        for (var i = 0; i < 150; i++)
        {
            platform.Hold($"slow {i}", patience.Task);
            await WriteAsync($"slow {i}", "Slow?");
        }

        await WriteAsync("quick", "Quick?");
        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        Assert.Equal([("quick", "No: Quick?")], platform.Posted);
        patience.SetResult();
        await CompletedAsync(150);
    }

    [Fact]
    public async Task Shows_that_it_works_when_a_reply_takes_longer_than_nobody_notices()
    {
        var patience = new TaskCompletionSource();
        BeforeAnswer = text => text == "Hard?" ? patience.Task : Task.CompletedTask;
        await WriteAsync("easy", "Easy?");
        await WriteAsync("hard", "Hard?");
        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        var working = platform.Working.Reader.ReadAsync(Cancellation).AsTask();
        await time.RunAsync(working, Cancellation);

        Assert.Equal("hard", await working);
        patience.SetResult();
        await CompletedAsync(1);
        Assert.Equal(0, platform.Working.Reader.Count);
    }

    [Fact]
    public async Task Says_what_it_does_after_two_seconds_and_edits_the_answer_into_that()
    {
        var patience = new TaskCompletionSource();
        (Step, BeforeAnswer) = (new AnswerStep.Reading(4), _ => patience.Task);
        platform.Hold("1", Task.CompletedTask);
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Slow?");

        Assert.Equal(TimeSpan.FromSeconds(2), await time.NextWaitAsync(Cancellation, TimeSpan.FromMilliseconds(300)));
        time.Advance(TimeSpan.FromSeconds(2));
        await platform.Entered.Reader.ReadAsync(Cancellation);
        patience.SetResult();
        await CompletedAsync(1);

        Assert.Equal([("1", "Reading 4 passages …")], platform.Posted);
        Assert.Equal([("1", "1", "No: Slow?")], Edited());
    }

    [Fact]
    public async Task Says_nothing_between_when_the_answer_is_there_at_once()
    {
        Step = new AnswerStep.Checking();
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "Quick?");
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Quick?")], platform.Posted);
        Assert.Empty(platform.Edited);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_notice_of_a_run_that_was_killed_becomes_the_answer(bool isDeleted)
    {
        await WriteAsync("1", "Left over?");
        var item = await store.Inbox.FindAsync("test", "1", Cancellation);
        await store.Inbox.RecordPartSentAsync(item!.Id, "77", isNotice: true, Cancellation);
        if (isDeleted)
        {
            platform.Deleted.Add("77");
        }

        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        Assert.Equal(isDeleted ? [] : [("1", "77", "No: Left over?")], Edited());
        Assert.Equal(isDeleted ? [("1", "No: Left over?")] : [], platform.Posted);
    }

    [Fact]
    public async Task Tries_again_after_a_fault_of_the_answerer()
    {
        AnswerFaults = 4;
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "Who?");
        await time.RunAsync(CompletedAsync(1), Cancellation);

        Assert.Equal([("1", "No: Who?")], platform.Posted);
        Assert.Equal(5, asked.Count);
    }

    [Fact]
    public async Task Apologises_when_answering_fails_time_and_again_and_goes_on()
    {
        AnswerFaults = 5;
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "Who?");
        await WriteAsync("1", "Where?");
        await time.RunAsync(CompletedAsync(2), Cancellation);

        Assert.Equal([("1", ReplyText.Apology.Text), ("1", "No: Where?")], platform.Posted);
    }

    [Fact]
    public async Task Apologises_when_posting_fails_time_and_again()
    {
        platform.Faults = 5;
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "Who?");
        await time.RunAsync(CompletedAsync(1), Cancellation);

        Assert.Equal([("1", ReplyText.Apology.Text)], platform.Posted);
        Assert.Single(asked);
    }

    [Fact]
    public async Task Posts_no_part_twice_when_the_store_fails_behind_it()
    {
        failing.PartFailures = 3;
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "/help");
        await time.RunAsync(CompletedAsync(1), Cancellation);

        Assert.Equal(ReplyText.HelpFor(Right.Reader).Text.Split('\n'), platform.Posted.Select(p => p.Text));
    }

    [Fact]
    public async Task Stopping_lets_a_reply_under_way_finish_and_begins_no_other()
    {
        var patience = new TaskCompletionSource();
        platform.Hold("1", patience.Task);
        await WriteAsync("1", "First?");
        await WriteAsync("1", "Second?");
        await worker.StartAsync(Cancellation);
        await platform.Entered.Reader.ReadAsync(Cancellation);

        var stopping = worker.StopAsync(CancellationToken.None);
        patience.SetResult();
        await stopping;

        Assert.Equal([("1", "No: First?")], platform.Posted);
        Assert.Equal("Second?", Assert.Single(await store.Inbox.ReadHeadsAsync(["test"], 10, Cancellation)).Message.Text);
    }

    [Fact]
    public async Task Stopping_waits_no_longer_than_ten_seconds_and_loses_nothing()
    {
        platform.Hold("1", new TaskCompletionSource().Task);
        await WriteAsync("1", "First?");
        await worker.StartAsync(Cancellation);
        await platform.Entered.Reader.ReadAsync(Cancellation);

        var stopping = worker.StopAsync(CancellationToken.None);
        var wait = await time.NextWaitAsync(Cancellation, TimeSpan.FromMilliseconds(300));
        time.Advance(wait);
        await stopping;

        Assert.Equal(TimeSpan.FromSeconds(10), wait);
        Assert.Empty(platform.Posted);
        Assert.Single(await store.Inbox.ReadHeadsAsync(["test"], 10, Cancellation));
    }

    [Fact]
    public async Task Gives_up_a_chat_that_takes_nothing()
    {
        platform.Refusing.Add("1");
        await worker.StartAsync(Cancellation);

        await WriteAsync("1", "Who?");
        await CompletedAsync(1);

        Assert.Empty(platform.Posted);
        Assert.Empty(await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation));
    }

    [Fact]
    public async Task Keeps_what_belongs_to_a_platform_that_is_not_running()
    {
        await WriteAsync("1", "Who?", platformName: "elsewhere");
        await WriteAsync("1", "Where?");

        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Where?")], platform.Posted);
        Assert.Equal("Who?", Assert.Single(await store.Inbox.ReadHeadsAsync(["elsewhere"], 10, Cancellation)).Message.Text);
    }

    [Fact]
    public async Task Answers_a_refusal_with_its_sentence()
    {
        for (var i = 0; i < 6; i++)
        {
            await WriteAsync("1", "Who?");
        }

        await worker.StartAsync(Cancellation);
        await CompletedAsync(6);

        Assert.Equal(("1", ReplyText.TooManyOfOneUser.Text), platform.Posted.Last());
        Assert.Equal(5, asked.Count);
    }

    [Fact]
    public async Task Edits_the_answer_to_an_edited_question_into_what_it_posted()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);

        await EditAsync("1", "1", "Where?");
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Who?")], platform.Posted);
        Assert.Equal([("1", "1", "No: Where?")], Edited());
        Assert.Equal(["Who?", "Where?"], asked);
    }

    [Fact]
    public async Task A_question_that_is_edited_while_it_is_answered_has_one_answer_in_the_end()
    {
        var (begun, patience) = (new TaskCompletionSource(), new TaskCompletionSource());
        BeforeAnswer = text => text == "Who?" && begun.TrySetResult() ? patience.Task : Task.CompletedTask;
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await EditAsync("1", "1", "Where?");
        patience.SetResult();
        await CompletedAsync(2);

        Assert.Equal([("1", "No: Who?")], platform.Posted);
        Assert.Equal([("1", "1", "No: Where?")], Edited());
        Assert.Equal("Where?", (await FindAnswerAsync("1"))?.Question);
        Assert.Empty(await store.Inbox.ReadHeadsAsync(["test"], 10, Cancellation));
    }

    [Fact]
    public async Task A_question_that_is_edited_twice_is_answered_as_it_was_edited_last()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        var (begun, patience) = (new TaskCompletionSource(), new TaskCompletionSource());
        platform.BeforeEdit = _ => begun.TrySetResult() ? patience.Task : Task.CompletedTask;
        await EditAsync("1", "1", "Where?", second: 1);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await EditAsync("1", "1", "When?", second: 3);
        var late = await TryEditAsync("1", "1", "Whence?", second: 2);
        patience.SetResult();
        await CompletedAsync(2);

        Assert.False(late);
        Assert.Single(platform.Posted);
        Assert.Equal([("1", "1", "No: Where?"), ("1", "1", "No: When?")], Edited());
        Assert.Equal("When?", (await FindAnswerAsync("1"))?.Question);
    }

    [Theory]
    [InlineData(KillPoint.SentButNotRecorded)]
    [InlineData(KillPoint.RecordedAsSent)]
    public async Task A_kill_around_an_edit_edits_the_same_message_and_answers_once(KillPoint point)
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        await worker.StopAsync(Cancellation);
        var power = new KillSwitch(point);
        await EditAsync("1", "1", "Where?");
        var dying = CreateWorker(new KillableInbox(failing, power));
        await dying.StartAsync(Cancellation);
        await power.Killed.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        worker = CreateWorker();
        await worker.StartAsync(Cancellation);
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Who?")], platform.Posted);
        Assert.Equal([("1", "1", "No: Where?"), ("1", "1", "No: Where?")], Edited());
        Assert.Equal(["Who?", "Where?"], asked);
        Assert.Empty(await store.Inbox.ReadHeadsAsync(["test"], 10, Cancellation));
    }

    [Fact]
    public async Task Posts_the_answer_anew_when_the_old_one_was_deleted()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        platform.Deleted.Add("1");

        await EditAsync("1", "1", "Where?", second: 1);
        await CompletedAsync(1);
        await EditAsync("1", "1", "When?", second: 2);
        await CompletedAsync(1);

        Assert.Equal([("1", "No: Who?"), ("1", "No: Where?")], platform.Posted);
        Assert.Equal([("1", "2", "No: When?")], Edited());
    }

    [Fact]
    public async Task Edits_the_answer_into_a_refusal_once_there_is_room_for_the_question()
    {
        for (var i = 0; i < 6; i++)
        {
            await WriteAsync("1", $"Who {i}?");
        }

        await worker.StartAsync(Cancellation);
        await CompletedAsync(6);

        await EditAsync("1", "6", "Where?");
        await CompletedAsync(1);

        Assert.Equal(("1", ReplyText.TooManyOfOneUser.Text), platform.Posted.Last());
        Assert.Equal([("1", "6", "No: Where?")], Edited());
    }

    [Fact]
    public async Task The_answer_stays_when_an_edit_meets_a_limit_and_the_refusal_stands_beside_it()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        await worker.StopAsync(Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await WriteAsync("1", $"Who {i}?");
        }

        await EditAsync("1", "1", "Where?");
        worker = CreateWorker();
        await worker.StartAsync(Cancellation);
        await CompletedAsync(6);

        Assert.Empty(Edited());
        Assert.Equal(["No: Who?", "No: Who 0?", "No: Who 1?", "No: Who 2?", "No: Who 3?", "No: Who 4?", ReplyText.TooManyOfOneUser.Text], platform.Posted.Select(p => p.Text));
        Assert.Equal("Who?", (await FindAnswerAsync("1"))?.Question);
        Assert.DoesNotContain("Where?", asked);
    }

    [Fact]
    public async Task Who_floods_a_chat_is_told_once_and_delays_nobody_by_more()
    {
        for (var i = 0; i < 100; i++)
        {
            await WriteAsync("1", $"Who {i}?");
        }

        await worker.StartAsync(Cancellation);
        await CompletedAsync(6);

        Assert.Equal(["No: Who 0?", "No: Who 1?", "No: Who 2?", "No: Who 3?", "No: Who 4?", ReplyText.TooManyOfOneUser.Text], platform.Posted.Select(p => p.Text));
        Assert.Empty(await store.Inbox.ReadHeadsAsync(["test"], 10, Cancellation));
    }

    [Fact]
    public async Task Tries_an_edit_again_after_a_fault()
    {
        var faults = 4;
        platform.BeforeEdit = _ => faults-- > 0 ? throw new InvalidOperationException("A fault of the test's.") : Task.CompletedTask;
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);

        await EditAsync("1", "1", "Where?");
        await time.RunAsync(CompletedAsync(1), Cancellation);

        Assert.Equal([("1", "1", "No: Where?")], Edited());
    }

    [Fact]
    public async Task Edits_an_apology_into_the_answer_when_editing_fails_time_and_again()
    {
        var faults = 5;
        platform.BeforeEdit = _ => faults-- > 0 ? throw new InvalidOperationException("A fault of the test's.") : Task.CompletedTask;
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);

        await EditAsync("1", "1", "Where?");
        await time.RunAsync(CompletedAsync(1), Cancellation);

        Assert.Single(platform.Posted);
        Assert.Equal([("1", "1", ReplyText.Apology.Text)], Edited());
    }

    [Fact]
    public async Task An_edited_question_follows_up_what_stood_before_it_and_not_what_came_since()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "First?");
        await WriteAsync("1", "Second?");
        await WriteAsync("1", "Third?");
        await CompletedAsync(3);
        store.Clock.Advance(TimeSpan.FromHours(3));

        await EditAsync("1", "2", "Other?");
        await CompletedAsync(1);
        await EditAsync("1", "1", "Another?");
        await CompletedAsync(1);

        Assert.Equal([null, "First?", "Second?", "First?", null], followed);
    }

    [Fact]
    public async Task What_was_said_of_the_old_answer_is_not_said_of_the_new_one()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        var id = (await FindAnswerAsync("1"))!.InboxItemId;
        await store.Pages.SaveAsync(id, ["first", "second"], Cancellation);
        var services = store.CreateServices();
        var reader = new Actor("test", "2");
        await services.Ratings.RecordAsync("default", new Rating(id, reader, false, "Wrong.", store.Clock.GetUtcNow()), Cancellation);
        await services.Watches.AddAsync("default", id, reader, Cancellation);

        await EditAsync("1", "1", "Where?");
        await CompletedAsync(1);

        Assert.Empty(await services.Ratings.ListAsync("default", 10, Cancellation));
        Assert.Empty(await services.Watches.ListAsync(10, Cancellation));
        Assert.Null(await store.Pages.FindAsync(new ConversationAddress("test", "1"), id, 1, Cancellation));
    }

    [Fact]
    public async Task What_a_message_proposed_is_dropped_when_it_is_edited_into_a_question()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "/source remove starter");
        await CompletedAsync(1);
        var item = (await store.Inbox.FindAsync("test", "1", Cancellation))!;
        var proposals = store.CreateServices().Proposals;
        var proposal = await proposals.AddAsync("default", item.Id, item.Message.Text, 1, new Actor("test", "1"), Cancellation);

        await EditAsync("1", "1", "Who?");
        await CompletedAsync(1);

        var decided = await proposals.DecideAsync("default", proposal.Id, ProposalState.Confirmed, item.Id + 1, Cancellation);
        Assert.Equal((ProposalState.Cancelled, ""), (decided?.State, decided?.Command));
    }

    [Fact]
    public async Task Answers_once_when_the_chats_id_changes_meanwhile()
    {
        var patience = new TaskCompletionSource();
        platform.Hold("-9", patience.Task);
        await worker.StartAsync(Cancellation);
        await WriteAsync("-9", "Who?");
        await platform.Entered.Reader.ReadAsync(Cancellation);

        await store.Moves.MoveAsync("test", "-9", "-1009", Cancellation);
        await WriteAsync("-1009", "Where?");
        await WriteAsync("2", "Here?");
        await CompletedAsync(1);
        patience.SetResult();
        await CompletedAsync(2);

        Assert.Equal(["2 No: Here?", "-9 No: Who?", "-1009 No: Where?"], platform.Posted.Select(p => $"{p.ChatId} {p.Text}"));
    }

    [Fact]
    public void The_reply_to_an_edited_message_goes_out_under_a_key_of_its_own()
    {
        var message = new IncomingMessage(
            new ConversationAddress("test", "1"), "9223372036854775807", "default", "1", "Who?", time.GetUtcNow(), IsPrivate: false);

        var keys = Enumerable.Range(1, 20).Select(version => ReplyTarget.Of(new InboxItem(1, version, message, null, [])).Key).ToList();

        Assert.Equal(message.UpdateId, keys[0]);
        Assert.Equal(20, keys.Distinct().Count());
        Assert.DoesNotContain($"{message.UpdateId}a", keys);
        Assert.All(keys, k => Assert.InRange(k.Length, 1, 21));
    }

    [Fact]
    public async Task Waits_with_the_new_answer_until_a_correction_of_the_old_one_is_out()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        var (begun, patience) = (new TaskCompletionSource(), new TaskCompletionSource());
        platform.BeforeEdit = reply => reply is Reply.OfRetraction && begun.TrySetResult() ? patience.Task : Task.CompletedTask;
        await store.Corrections.RetractAsync("default", (await FindAnswerAsync("1"))!.InboxItemId, "command line", "Wrong.", Cancellation);
        using var corrector = CreateCorrector();
        var correcting = corrector.RunAsync([platform], Cancellation);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        await EditAsync("1", "1", "Where?");
        await WriteAsync("2", "Here?");
        await CompletedAsync(1);
        patience.SetResult();
        await CompletedAsync(1);
        await correcting;

        Assert.Equal(["another reply", "No: Where?"], Edited().Select(e => e.Text));
        Assert.Equal("Where?", (await FindAnswerAsync("1"))?.Question);
        Assert.Empty(await store.Corrections.ReadPendingAsync(CorrectionKind.Retraction, null, 10, Cancellation));
    }

    [Fact]
    public async Task A_correction_of_the_old_answer_that_waits_its_turn_is_dropped()
    {
        await worker.StartAsync(Cancellation);
        await WriteAsync("1", "Who?");
        await CompletedAsync(1);
        var id = (await FindAnswerAsync("1"))!.InboxItemId;
        await store.Corrections.RetractAsync("default", id, "command line", "Wrong.", Cancellation);
        using var corrector = CreateCorrector();
        Task<CorrectionPass> correcting;
        using (await turns.TakeAsync(id, Cancellation))
        {
            correcting = corrector.RunAsync([platform], Cancellation);
            await EditAsync("1", "1", "Where?");
        }

        await CompletedAsync(1);
        var pass = await correcting;

        Assert.Equal(new CorrectionPass(0, 0, 0, 0), pass);
        Assert.Equal([("1", "1", "No: Where?")], Edited());
    }

    private Corrector CreateCorrector() => new(
        store.Corrections,
        store.Sources,
        AnswerAsync,
        turns,
        Options.Create(new CorrectionOptions()),
        time,
        NullLogger<Corrector>.Instance);

    // Another process where it has an inbox of its own: nothing in memory is shared with it.
    private QuestionWorker CreateWorker(IInbox? dying = null)
    {
        var handler = new MessageHandler(new CommandDispatcher(store.CreateServices(AnswerAsync)), []);
        return new QuestionWorker(
            dying ?? inbox,
            handler,
            [platform],
            dying is null ? turns : new ReplyTurns(),
            dying is null ? signal : new InboxSignal(),
            Options.Create(new ChatOptions()),
            time,
            NullLogger<QuestionWorker>.Instance);
    }

    private async Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        asked.Enqueue(question.Text);
        followed.Enqueue(question.Previous);
        if (Step is not null)
        {
            question.Progress!.Report(Step);
        }

        await BeforeAnswer(question.Text);
        return AnswerFaults-- > 0
            ? throw new StoreUnavailableException("The store is locked by another program: close it.")
            : new AnsweredQuestion(question.Text, new Abstention($"No: {question.Text}", [], null));
    }

    // What the platform was made to show, where.
    private IEnumerable<(string ChatId, string MessageIds, string Text)> Edited() =>
        platform.Edited.Select(e => (e.ChatId, e.MessageIds, TestPlatform.Render(e.Reply)));

    private async Task<AnswerRecord?> FindAnswerAsync(string update) =>
        await store.Answers.FindAsync((await store.Inbox.FindAsync("test", update, Cancellation))!.Id, Cancellation);

    private async Task EditAsync(string chatId, string messageId, string text, int second = 1) =>
        Assert.True(await TryEditAsync(chatId, messageId, text, second));

    private Task<bool> TryEditAsync(string chatId, string messageId, string text, int second) => intake.RecordAsync(
        new IncomingMessage(
            new ConversationAddress("test", chatId),
            $"edit {messageId}-{second}",
            SourceLimits.DefaultWorkspace,
            chatId,
            text,
            time.GetUtcNow(),
            IsPrivate: false)
        {
            MessageId = messageId,
            EditedAt = DateTimeOffset.UnixEpoch.AddSeconds(second),
        },
        Cancellation);

    private async Task WriteAsync(string chatId, string text, string platformName = "test")
    {
        // Each conversation is a person of its own, so that no limit is met by accident.
        var message = new IncomingMessage(
            new ConversationAddress(platformName, chatId),
            $"{++updates}",
            SourceLimits.DefaultWorkspace,
            chatId,
            text,
            time.GetUtcNow(),
            IsPrivate: false)
        {
            MessageId = $"{updates}",
        };
        Assert.True(await intake.RecordAsync(message, Cancellation));
    }

    private async Task CompletedAsync(int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            await inbox.Completed.Reader.ReadAsync(Cancellation).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        }
    }
}
