using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Telegram.Rendering;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

public sealed class TelegramChatPlatformTests : IAsyncLifetime
{
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly Reply Help = new Reply.OfText(ReplyText.HelpFor(Right.Reader));

    // Of 4,000 characters each: three messages.
    private static readonly Reply Long = new Reply.OfText(new ReplyText(string.Join('\n', new string('a', 4_000), new string('b', 4_000), new string('c', 4_000))));

    private readonly ObservedTime time = new();
    private BotApiServer server = null!;
    private readonly TemporaryFolder folder = new();
    private readonly List<TestBot> bots = [];
    private TelegramChatPlatform platform = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        server.Write("Hello", 77);
        Connect(BotApiServer.Token);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bot in bots)
        {
            await bot.DisposeAsync();
        }

        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Yields_each_part_when_it_was_posted()
    {
        var outcomes = await SendAsync(Long);

        Assert.Equal(server.Sent.Select(m => m.Id.ToString()), outcomes.Cast<SendOutcome.Posted>().Select(o => o.MessageId));
        Assert.Equal("abc", string.Concat(server.Sent.Select(m => m.Text[0])));
    }

    [Fact]
    public async Task Skips_what_was_sent_before()
    {
        await SendAsync(Long, partsAlreadySent: 2);

        Assert.Equal(new string('c', 4_000), Assert.Single(server.Sent).Text);
    }

    [Fact]
    public async Task Sends_one_message_a_second_to_a_chat()
    {
        await SendAsync(Long);

        Assert.All(server.Sent.Zip(server.Sent.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Sends_thirty_messages_a_second_overall()
    {
        var pacer = new SendPacer(time);
        var start = time.GetUtcNow();

        var waits = Enumerable.Range(1, 61).Select(chat => pacer.WaitAsync(chat, Cancellation)).ToList();
        await time.RunAsync(waits[^1], Cancellation);

        Assert.True(time.GetUtcNow() - start >= TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task Comes_back_after_a_429_when_Telegram_said_and_never_earlier()
    {
        server.Fail("sendMessage", new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7));
        var start = time.GetUtcNow();
        var sending = CollectAsync(Help, 0, 77);

        Assert.Equal(TimeSpan.FromSeconds(7), await time.NextWaitAsync(Cancellation, SendTimeout));
        time.Advance(TimeSpan.FromSeconds(6.9));
        Assert.Single(server.Calls, c => c.Method == "sendMessage");
        time.Advance(TimeSpan.FromSeconds(0.1));
        await sending;

        Assert.True(Assert.Single(server.Sent).At - start >= TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Waits_out_server_errors_and_broken_connections()
    {
        server.Fail(
            "sendMessage",
            new BotApiFault(500, "Internal Server Error"),
            BotApiFault.BadGateway,
            BotApiFault.HangUp,
            new BotApiFault(401, "Unauthorized"));

        var outcomes = await SendAsync(Help);

        Assert.IsType<SendOutcome.Posted>(Assert.Single(outcomes));
        Assert.Equal(5, server.Calls.Count(c => c.Method == "sendMessage"));
    }

    [Fact]
    public async Task Tries_again_when_no_answer_comes()
    {
        server.Fail("sendMessage", BotApiFault.Silence);
        var sending = CollectAsync(Help, 0, 77);
        await server.UntilAsync(s => s.Calls.Any(c => c.Method == "sendMessage"), Cancellation);

        time.Advance(SendTimeout);
        await time.RunAsync(sending, Cancellation, SendTimeout);

        Assert.Single(server.Sent);
    }

    [Fact]
    public async Task Gives_a_chat_up_that_blocked_the_bot()
    {
        server.Block(77);

        var outcome = Assert.Single(await SendAsync(Long));

        Assert.Equal("Forbidden: bot was blocked by the user", Assert.IsType<SendOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task Gives_a_chat_up_that_is_gone()
    {
        var outcome = Assert.Single(await SendAsync(Help, chatId: 999));

        Assert.Equal("Bad Request: chat not found", Assert.IsType<SendOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task Follows_a_group_to_its_new_id()
    {
        server.Write("/help", -1009, 5, "supergroup");
        server.Fail("sendMessage", new BotApiFault(400, "Bad Request: group chat was upgraded to a supergroup chat", MigrateToChatId: -1009));

        await SendAsync(Long, chatId: -9);

        Assert.Equal([-1009L, -1009L, -1009L], server.Sent.Select(m => m.ChatId));
    }

    [Fact]
    public async Task Takes_a_message_that_Telegram_cannot_read_for_a_fault()
    {
        server.Fail("sendMessage", new BotApiFault(400, "Bad Request: can't parse entities: Unsupported start tag \"secret\" at byte offset 0"));

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => SendAsync(Help));

        Assert.DoesNotContain("secret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_a_message_while_the_token_has_not_the_form_of_one()
    {
        Connect("no token");

        var sending = CollectAsync(Help, 0, 77);
        await time.NextWaitAsync(Cancellation);

        Assert.False(sending.IsCompleted);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Edits_a_message_in_place()
    {
        var sent = await PostAsync(Help);

        var outcome = await EditAsync(sent, Answer("Pilots stopped work."));

        Assert.Equal(sent, Assert.IsType<EditOutcome.Edited>(outcome).MessageIds);
        Assert.Equal("Pilots stopped work.", Assert.Single(server.Shown).Text);
        Assert.False(server.Shown[0].HasPreview);
    }

    [Fact]
    public async Task Posts_further_messages_when_the_new_reply_is_longer()
    {
        var sent = await PostAsync(Help);

        var outcome = await EditAsync(sent, Long);

        Assert.Equal("abc", string.Concat(server.Shown.Select(m => m.Text[0])));
        Assert.Equal(server.Shown.Select(m => $"{m.Id}"), Assert.IsType<EditOutcome.Edited>(outcome).MessageIds);
        Assert.Equal(sent[0], $"{server.Shown[0].Id}");
    }

    [Fact]
    public async Task Says_of_messages_that_are_left_over_that_they_are_outdated()
    {
        var sent = await PostAsync(Long);

        var outcome = await EditAsync(sent, Answer("Pilots stopped work."));

        Assert.Equal(["Pilots stopped work.", TelegramReplyRenderer.Outdated, TelegramReplyRenderer.Outdated], server.Shown.Select(m => m.Text));
        Assert.Equal(sent, Assert.IsType<EditOutcome.Edited>(outcome).MessageIds);
    }

    [Fact]
    public async Task Takes_an_edit_that_was_made_before_for_done()
    {
        var sent = await PostAsync(Long);
        await EditAsync(sent, Help);

        var outcome = await EditAsync(sent, Help);

        Assert.Equal(sent, Assert.IsType<EditOutcome.Edited>(outcome).MessageIds);
    }

    [Fact]
    public async Task A_deleted_message_is_refused_and_the_rest_edited_all_the_same()
    {
        var sent = await PostAsync(Long);
        server.Delete(int.Parse(sent[0]));

        var outcome = await EditAsync(sent, Answer("Pilots stopped work."));

        Assert.Equal("Bad Request: message to edit not found", Assert.IsType<EditOutcome.Refused>(outcome).Reason);
        Assert.Equal([TelegramReplyRenderer.Outdated, TelegramReplyRenderer.Outdated], server.Shown.Select(m => m.Text));
    }

    [Fact]
    public async Task What_cannot_be_edited_any_more_is_replied_to()
    {
        var sent = await PostAsync(Help);
        server.Fail("editMessageText", new BotApiFault(400, "Bad Request: message can't be edited"));

        var outcome = await EditAsync(sent, Answer("Pilots stopped work."));

        var reply = server.Shown[^1];
        Assert.Equal(("Pilots stopped work.", (int?)int.Parse(sent[0])), (reply.Text, reply.RepliesTo));
        Assert.Equal([$"{reply.Id}"], Assert.IsType<EditOutcome.Edited>(outcome).MessageIds);
    }

    [Fact]
    public async Task Shows_in_the_topic_that_it_is_typing_until_the_reply_is_there()
    {
        server.AddGroup(-100, isForum: true);
        server.WriteMessage(new() { ["text"] = "Hello", ["message_thread_id"] = 12, ["is_topic_message"] = true }, -100, 5, "supergroup");
        using var replied = new CancellationTokenSource();

        var showing = platform.ShowWorkingAsync(new ReplyTarget(new ConversationAddress("telegram", "-100/12"), "1"), replied.Token);
        var pause = await time.NextWaitAsync(Cancellation, TimeSpan.FromSeconds(5));
        time.Advance(pause);
        await server.UntilAsync(s => s.Typing.Count == 2, Cancellation);
        await replied.CancelAsync();
        await showing;

        Assert.InRange(pause, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
        Assert.All(server.Typing, t => Assert.Equal((-100L, (int?)12), t));
    }

    [Fact]
    public async Task Shows_nothing_more_when_Telegram_takes_no_typing()
    {
        server.Fail("sendChatAction", new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7));

        await platform.ShowWorkingAsync(new ReplyTarget(new ConversationAddress("telegram", "77"), "1"), Cancellation);

        Assert.Empty(server.Typing);
    }

    [Fact]
    public async Task Waits_out_limits_and_server_errors_when_it_edits()
    {
        var sent = await PostAsync(Help);
        server.Fail("editMessageText", new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7), BotApiFault.BadGateway);

        var outcome = await EditAsync(sent, Answer("Pilots stopped work."));

        Assert.IsType<EditOutcome.Edited>(outcome);
        Assert.Equal("Pilots stopped work.", Assert.Single(server.Shown).Text);
    }

    private static Reply.OfText Answer(string text) => new(new ReplyText(text));

    private async Task<List<string>> PostAsync(Reply reply) =>
        (await SendAsync(reply)).ConvertAll(o => Assert.IsType<SendOutcome.Posted>(o).MessageId);

    private async Task<EditOutcome> EditAsync(List<string> messageIds, Reply reply)
    {
        var editing = platform.EditAsync(new ReplyTarget(new ConversationAddress("telegram", "77"), "1"), messageIds, reply, Cancellation);
        await time.RunAsync(editing, Cancellation, SendTimeout);
        return await editing;
    }

    private void Connect(string token)
    {
        bots.Add(new TestBot(folder.Path, server, time: time, configure: o => o.Token = token));
        platform = bots[^1].Part<TelegramChatPlatform>();
    }

    private async Task<List<SendOutcome>> SendAsync(Reply reply, int partsAlreadySent = 0, long chatId = 77)
    {
        var sending = CollectAsync(reply, partsAlreadySent, chatId);
        await time.RunAsync(sending, Cancellation, SendTimeout);
        return await sending;
    }

    private async Task<List<SendOutcome>> CollectAsync(Reply reply, int partsAlreadySent, long chatId)
    {
        var outcomes = new List<SendOutcome>();
        await foreach (var outcome in platform.SendAsync(new ReplyTarget(new ConversationAddress("telegram", $"{chatId}"), "1"), reply, partsAlreadySent, Cancellation))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }
}
