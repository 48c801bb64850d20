using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

public sealed class TelegramListenerTests : IAsyncLifetime
{
    // The timeouts of calls and of the server's long poll.
    private static readonly TimeSpan[] Timeouts = [TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(65)];

    private readonly ObservedTime time = new();
    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private readonly List<TestBot> bots = [];
    private SqliteStore store = null!;
    private BotApiServer server = null!;
    private Task<string?> listening = Task.FromResult<string?>(null);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new SqliteStore(folder.Path);
        server = await BotApiServer.StartAsync(time);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Assert.Null(await listening);
        foreach (var bot in bots)
        {
            await bot.DisposeAsync();
        }

        await server.DisposeAsync();
        store.Dispose();
        folder.Dispose();
        stop.Dispose();
    }

    [Theory]
    [InlineData("110201543:wrong")]
    [InlineData("not a token")]
    public async Task Says_what_to_do_about_a_refused_token(string token)
    {
        var listener = CreateListener(token: token);

        var check = await listener.CheckAsync(Cancellation);
        var run = await listener.RunAsync(Cancellation);

        Assert.Equal("Telegram refuses the bot's token: copy it again from @BotFather into the setting Telegram:Token.", check);
        Assert.Equal(check, run);
    }

    [Fact]
    public async Task Says_what_to_do_about_an_unreachable_server()
    {
        var url = server.Url;
        var listener = CreateListener();
        await server.DisposeAsync();

        var check = await listener.CheckAsync(Cancellation);

        Assert.Equal($"The Bot API at {url} can't be reached: check the network and the setting Telegram:ApiUrl.", check);
        server = await BotApiServer.StartAsync(time);
    }

    [Fact]
    public async Task Is_content_when_all_is_well()
    {
        Assert.Null(await CreateListener().CheckAsync(Cancellation));
    }

    [Fact]
    public async Task Returns_when_the_token_is_taken_away()
    {
        server.Fail("getUpdates", new BotApiFault(401, "Unauthorized"));

        var sentence = await CreateListener().RunAsync(Cancellation);

        Assert.StartsWith("Telegram refuses the bot's token", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_out_whatever_passes_and_loses_nothing()
    {
        server.Fail("getMe", BotApiFault.HangUp, new BotApiFault(429, "Too Many Requests: retry after 5", RetryAfter: 5));
        server.Fail("setMyCommands", new BotApiFault(500, "Internal Server Error"));
        server.Fail(
            "getUpdates",
            new BotApiFault(409, "Conflict: terminated by other getUpdates request"),
            BotApiFault.BadGateway,
            BotApiFault.HangUp,
            new BotApiFault(429, "Too Many Requests: retry after 3", RetryAfter: 3),
            new BotApiFault(500, "Internal Server Error"));
        var update = server.Write("Who?");

        listening = CreateListener().RunAsync(stop.Token);
        await time.RunAsync(server.UntilAsync(s => s.Waiting.Count == 0, Cancellation), Cancellation, Timeouts);

        var item = Assert.Single(await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation));
        Assert.Equal((update.ToString(), "Who?"), (item.Message.UpdateId, item.Message.Text));
    }

    [Fact]
    public async Task Waits_while_a_webhook_is_set()
    {
        server.HasWebhook = true;
        server.Write("Who?");
        listening = CreateListener().RunAsync(stop.Token);
        await server.UntilAsync(s => s.Calls.Any(c => c.Method == "getUpdates"), Cancellation);

        server.HasWebhook = false;
        await time.RunAsync(server.UntilAsync(s => s.Waiting.Count == 0, Cancellation), Cancellation, Timeouts);

        Assert.Single(await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation));
    }

    [Fact]
    public async Task Acknowledges_nothing_that_the_store_did_not_take()
    {
        FailingInbox? failing = null;
        server.Write("Who?");
        server.Write("Where?", 78);

        listening = CreateListener(inner => failing = new FailingInbox(inner) { RecordFailures = 2 }).RunAsync(stop.Token);
        await time.NextWaitAsync(Cancellation, Timeouts);
        Assert.Equal(2, server.Waiting.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        await time.RunAsync(server.UntilAsync(s => s.Waiting.Count == 0, Cancellation), Cancellation, Timeouts);

        Assert.Equal(["Who?", "Where?"], (await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation)).Select(i => i.Message.Text));
    }

    [Fact]
    public async Task Records_the_refusal_of_a_person_who_asks_too_much()
    {
        for (var i = 0; i < 6; i++)
        {
            server.Write($"Question {i}?", chatId: 100 + i, userId: 5);
        }

        listening = CreateListener().RunAsync(stop.Token);
        await server.UntilAsync(s => s.Waiting.Count == 0, Cancellation);

        var heads = await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, Cancellation);
        Assert.Equal([null, null, null, null, null, InboxRefusal.TooManyOfOneUser], heads.Select(h => h.Refused));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("api.telegram.org", false)]
    [InlineData("ftp://api.telegram.org", false)]
    [InlineData("https://proxy.example/telegram", false)]
    [InlineData("https://api.telegram.org", true)]
    [InlineData("http://127.0.0.1:8081/", true)]
    public void Takes_only_the_address_of_a_server(string url, bool isValid)
    {
        var result = new TelegramOptionsValidator().Validate(null, new TelegramOptions { ApiUrl = url });

        Assert.Equal(isValid, result.Succeeded);
        Assert.True(isValid || result.FailureMessage!.Contains("Telegram:ApiUrl", StringComparison.Ordinal));
    }

    private IChatListener CreateListener(Func<IInbox, IInbox>? inbox = null, string token = BotApiServer.Token)
    {
        var bot = new TestBot(folder.Path, server, time: time, configure: o => (o.Token, o.ApiUrl) = (token, server.Url), inbox: inbox);
        bots.Add(bot);
        return bot.Listener;
    }
}
