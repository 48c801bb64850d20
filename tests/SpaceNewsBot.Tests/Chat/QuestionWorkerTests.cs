using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
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
    private readonly InboxSignal signal = new();
    private SqliteStore store = null!;
    private FailingInbox failing = null!;
    private KillableInbox inbox = null!;
    private MessageIntake intake = null!;
    private QuestionWorker worker = null!;
    private int updates;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int AnswerFaults { get; set; }

    public ValueTask InitializeAsync()
    {
        store = new SqliteStore(folder.Path);
        failing = new FailingInbox(store.Inbox);
        inbox = new KillableInbox(failing, new KillSwitch(KillPoint.Never));
        var options = Options.Create(new ChatOptions());
        intake = new MessageIntake(inbox, store.Workspaces, signal, options, NullLogger<MessageIntake>.Instance);
        var handler = new MessageHandler(new CommandDispatcher(store.CreateServices(AnswerAsync)), []);
        worker = new QuestionWorker(inbox, handler, [platform], signal, options, time, NullLogger<QuestionWorker>.Instance);
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
        var wait = await time.NextWaitAsync(Cancellation);
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

    private Task<AnsweredQuestion> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        asked.Enqueue(question.Text);
        return AnswerFaults-- > 0
            ? throw new StoreUnavailableException("The store is locked by another program: close it.")
            : Task.FromResult(new AnsweredQuestion(question.Text, new Abstention($"No: {question.Text}", [], null)));
    }

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
            IsPrivate: false);
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
