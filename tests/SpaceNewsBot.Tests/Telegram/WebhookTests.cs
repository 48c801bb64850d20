using System.Net;
using System.Net.Sockets;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Updates that Telegram brings (core.telegram.org/bots/api#setwebhook).</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Path = "/telegram";
    private const string Update = """{"update_id":9001,"message":{"message_id":41,"date":1646475000,"chat":{"id":5,"type":"private","first_name":"Ada"},"from":{"id":5,"is_bot":false,"first_name":"Ada"},"text":"Who?"}}""";

    private static readonly TimeSpan[] Timeouts = [TimeSpan.FromSeconds(15)];

    private readonly ObservedTime time = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<(TestBot Bot, CancellationTokenSource Stop, Task<string?> Listening)> runs = [];
    private readonly HttpClient http = new();
    private readonly string listen = $"http://127.0.0.1:{FreePort.Find()}";
    private SqliteStore store = null!;
    private BotApiServer server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = new SqliteStore(folder.Path);
        server = await BotApiServer.StartAsync(time);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (bot, stop, listening) in runs)
        {
            await stop.CancelAsync();
            await listening;
            await bot.DisposeAsync();
            stop.Dispose();
        }

        http.Dispose();
        await server.DisposeAsync();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Records_what_Telegram_brings()
    {
        await ListenAsync();

        var update = server.Write("Who halted the ferry?");
        await server.UntilAsync(s => s.Waiting.Count == 0, Cancellation);

        var message = Assert.Single(await ReadAsync());
        Assert.Equal(($"{update}", "Who halted the ferry?"), (message.UpdateId, message.Text));
    }

    [Fact]
    public async Task Takes_a_delivery_with_its_own_secret_and_no_other()
    {
        await ListenAsync();
        var secret = Secret;
        var flipped = $"{secret[..^1]}{(secret[^1] == '0' ? '1' : '0')}";

        var forged = new List<int>();
        foreach (var wrong in new[] { null, "", "x", flipped, secret[..^1], $"{secret}0", secret.ToUpperInvariant(), BotApiServer.Token })
        {
            forged.Add(await server.DeliverAsync(Path, wrong, Update));
        }

        Assert.All(forged, status => Assert.Equal(404, status));
        Assert.Empty(await ReadAsync());
        Assert.Equal(200, await server.DeliverAsync(Path, secret, Update));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task The_secret_says_nothing_of_the_token_and_is_the_same_after_a_restart()
    {
        await ListenAsync();
        var before = Secret;
        await StopAsync();
        await ListenAsync();

        Assert.Equal(before, Secret);
        Assert.Matches("^[A-Za-z0-9_-]{32,256}$", before);
        Assert.DoesNotContain(BotApiServer.Token.Split(':')[1], before, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(before, runs[^1].Bot.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/telegram/")]
    [InlineData("/telegram/x")]
    [InlineData("/telegra")]
    public async Task Elsewhere_there_is_nothing(string path)
    {
        await ListenAsync();

        Assert.Equal(404, await server.DeliverAsync(path, Secret, Update));
        Assert.Empty(await ReadAsync());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    public async Task Whoever_looks_sees_nothing(string method)
    {
        await ListenAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{listen}{Path}");
        request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", Secret);

        using var response = await http.SendAsync(request, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(response.Headers.Server);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"update\"")]
    [InlineData("""{"update_id":"x"}""")]
    public async Task What_is_no_update_is_refused_and_the_next_one_taken(string body)
    {
        await ListenAsync();

        Assert.Equal(400, await server.DeliverAsync(Path, Secret, body));
        Assert.Equal(200, await server.DeliverAsync(Path, Secret, Update));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task An_update_that_nobody_can_read_is_taken_so_that_it_does_not_come_again()
    {
        await ListenAsync();

        Assert.Equal(200, await server.DeliverAsync(Path, Secret, """{"update_id":9001,"message":7}"""));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_is_longer_than_any_update_is_not_read()
    {
        await ListenAsync();
        var body = Update.Replace("Who?", new string('x', 1024 * 1024), StringComparison.Ordinal);

        Assert.Equal(400, await server.DeliverAsync(Path, Secret, body));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_we_have_no_use_for_is_taken_and_forgotten()
    {
        await ListenAsync();

        Assert.Equal(200, await server.DeliverAsync(Path, Secret, """{"update_id":9001,"poll":{"id":"1","question":"?","options":[],"total_voter_count":0,"is_closed":false,"is_anonymous":true,"type":"regular","allows_multiple_answers":false}}"""));
        Assert.Equal(200, await server.DeliverAsync(Path, Secret, """{"update_id":9002,"something_new":{"id":1}}"""));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_brought_again_and_recorded_once()
    {
        await ListenAsync(inbox: inner => new FailingInbox(inner) { RecordFailures = 2 });

        Assert.Equal(503, await server.DeliverAsync(Path, Secret, Update));
        server.Write("Who halted the ferry?");
        await time.RunAsync(server.UntilAsync(s => s.Waiting.Count == 0, Cancellation), Cancellation, Timeouts);
        Assert.Equal(200, await server.DeliverAsync(Path, Secret, Update));
        Assert.Equal(200, await server.DeliverAsync(Path, Secret, Update));

        Assert.Equal(["Who halted the ferry?", "Who?"], (await ReadAsync()).Select(m => m.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_path_may_hold_any_letters()
    {
        await ListenAsync(o => o.WebhookUrl = $"{listen}/новости bot");
        server.Write("Who halted the ferry?");

        await server.UntilAsync(s => s.Waiting.Count == 0, Cancellation);

        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task Says_that_something_else_listens_there()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";

        var sentence = await Start(o => o.WebhookListen = address);

        Assert.Equal($"The address {address} can't be listened on, because something else does: correct the setting Telegram:WebhookListen.", sentence);
        Assert.DoesNotContain(server.Calls, c => c.Method == "setWebhook");
    }

    [Fact]
    public async Task Says_that_this_machine_does_not_have_the_address()
    {
        // An address that is for documentation alone (RFC 5737).
        var sentence = await Start(o => o.WebhookListen = "http://203.0.113.7:8088");

        Assert.StartsWith("The address http://203.0.113.7:8088 can't be listened on", sentence, StringComparison.Ordinal);
        Assert.EndsWith("correct the setting Telegram:WebhookListen.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_that_Telegram_does_not_take_the_address()
    {
        server.Fail("setWebhook", new BotApiFault(400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known"));

        var sentence = await Start();

        Assert.Equal(
            $"Telegram doesn't take the webhook {listen}{Path} (Bad Request: bad webhook: Failed to resolve host: Name or service not known): correct the setting Telegram:WebhookUrl.",
            sentence);
    }

    [Fact]
    public async Task Says_that_the_token_is_refused()
    {
        server.Fail("setWebhook", new BotApiFault(401, "Unauthorized"));

        Assert.StartsWith("Telegram refuses the bot's token", await Start(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_out_what_passes_before_the_webhook_is_set()
    {
        server.Fail("setWebhook", new BotApiFault(500, "Internal Server Error"), BotApiFault.HangUp, new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7));

        _ = Start();
        await time.RunAsync(server.UntilAsync(s => s.HasWebhook, Cancellation), Cancellation, Timeouts);

        Assert.Equal(4, server.Calls.Count(c => c.Method == "setWebhook"));
        Assert.Empty(server.EarlyRequests);
    }

    [Fact]
    public async Task Can_be_stopped_while_it_waits_for_Telegram()
    {
        server.Fail("setWebhook", new BotApiFault(500, "Internal Server Error"));
        var listening = Start();
        await time.NextWaitAsync(Cancellation, Timeouts);

        await runs[^1].Stop.CancelAsync();

        Assert.Null(await listening);
    }

    [Fact]
    public async Task A_webhook_is_no_fault_where_the_settings_say_so()
    {
        var polling = Bot(o => o.WebhookUrl = "");
        var delivered = Bot();
        Assert.Null(await polling.Listener.CheckAsync(Cancellation));
        Assert.Null(await delivered.Listener.CheckAsync(Cancellation));

        await ListenAsync();

        Assert.Null(await delivered.Listener.CheckAsync(Cancellation));
        Assert.Equal(
            "Telegram brings the updates to a webhook, so none can be asked for: remove it with the command \"webhook remove\", or set Telegram:WebhookUrl.",
            await polling.Listener.CheckAsync(Cancellation));
        await polling.DisposeAsync();
        await delivered.DisposeAsync();
    }

    [Fact]
    public async Task Says_that_Telegram_can_not_bring_what_waits()
    {
        await ListenAsync(inbox: inner => new FailingInbox(inner) { RecordFailures = int.MaxValue });
        server.Write("Who?");
        await time.NextWaitAsync(Cancellation, Timeouts);

        var sentence = await runs[^1].Bot.Listener.CheckAsync(Cancellation);

        Assert.Equal(
            $"Telegram can't bring updates to {listen}{Path} (Wrong response from the webhook: 503 Service Unavailable): check the address, its certificate and what stands in front of the bot.",
            sentence);
    }

    [Theory]
    [InlineData("getMe")]
    [InlineData("getWebhookInfo")]
    public async Task Says_that_Telegram_can_not_be_asked(string method)
    {
        server.Fail(method, BotApiFault.HangUp);
        await using var bot = Bot();

        Assert.Equal($"The Bot API at {server.Url} can't be reached: check the network and the setting Telegram:ApiUrl.", await bot.Listener.CheckAsync(Cancellation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delivery_that_is_under_way_when_the_bot_stops_is_not_lost(bool isBeforeTheRecord)
    {
        HeldInbox? held = null;
        await ListenAsync(inbox: inner => held = new HeldInbox(inner, isBeforeTheRecord));
        var update = server.Write("Who halted the ferry?");
        await held!.Reached;

        var stopping = runs[^1].Stop.CancelAsync();
        held.Release();
        await stopping;
        Assert.Null(await runs[^1].Listening);
        await ListenAsync();
        await time.RunAsync(server.UntilAsync(s => s.Waiting.Count == 0, Cancellation), Cancellation, Timeouts);

        Assert.Equal($"{update}", Assert.Single(await ReadAsync()).UpdateId);
    }

    /// <summary>What the bot told Telegram to send along.</summary>
    private string Secret => (string)server.Calls.Last(c => c.Method == "setWebhook").Arguments["secret_token"]!;

    private async Task<IReadOnlyList<IncomingMessage>> ReadAsync() =>
        [.. (await store.Inbox.ReadHeadsAsync(["telegram"], 100, Cancellation)).Select(i => i.Message)];

    private TestBot Bot(Action<TelegramOptions>? configure = null, Func<IInbox, IInbox>? inbox = null) => new(
        folder.Path,
        server,
        time: time,
        configure: o =>
        {
            (o.WebhookUrl, o.WebhookListen) = ($"{listen}{Path}", listen);
            configure?.Invoke(o);
        },
        inbox: inbox);

    private Task<string?> Start(Action<TelegramOptions>? configure = null, Func<IInbox, IInbox>? inbox = null)
    {
        var bot = Bot(configure, inbox);
        var stop = new CancellationTokenSource();
        runs.Add((bot, stop, bot.Listener.RunAsync(stop.Token)));
        return runs[^1].Listening;
    }

    private async Task ListenAsync(Action<TelegramOptions>? configure = null, Func<IInbox, IInbox>? inbox = null)
    {
        var before = server.Calls.Count(c => c.Method == "setWebhook");
        _ = Start(configure, inbox);
        await server.UntilAsync(s => s.HasWebhook && s.Calls.Count(c => c.Method == "setWebhook") > before, Cancellation);
    }

    private async Task StopAsync()
    {
        await runs[^1].Stop.CancelAsync();
        Assert.Null(await runs[^1].Listening);
    }

    /// <summary>An inbox that takes its time over the first message.</summary>
    private sealed class HeldInbox(IInbox inner, bool isBefore) : IInbox
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => reached.Task;

        public void Release() => released.TrySetResult();

        public async Task<bool> RecordAsync(IncomingMessage message, InboxRefusal? refused, CancellationToken cancellationToken)
        {
            var isNew = !isBefore && await inner.RecordAsync(message, refused, cancellationToken);
            reached.TrySetResult();
            await released.Task;
            return isBefore ? await inner.RecordAsync(message, refused, cancellationToken) : isNew;
        }

        public Task<InboxRevision> ReviseAsync(IncomingMessage edit, InboxRefusal? refused, CancellationToken cancellationToken) =>
            inner.ReviseAsync(edit, refused, cancellationToken);

        public Task<InboxItem?> FindAsync(string platform, string updateId, CancellationToken cancellationToken) =>
            inner.FindAsync(platform, updateId, cancellationToken);

        public Task<InboxLoad> GetLoadAsync(IncomingMessage message, CancellationToken cancellationToken) => inner.GetLoadAsync(message, cancellationToken);

        public Task<IReadOnlyList<InboxItem>> ReadHeadsAsync(IReadOnlyCollection<string> platforms, int limit, CancellationToken cancellationToken) =>
            inner.ReadHeadsAsync(platforms, limit, cancellationToken);

        public Task RecordPartSentAsync(long itemId, string messageId, bool isNotice, CancellationToken cancellationToken) =>
            inner.RecordPartSentAsync(itemId, messageId, isNotice, cancellationToken);

        public Task ReplacePartsAsync(InboxItem item, IReadOnlyList<string> messageIds, CancellationToken cancellationToken) =>
            inner.ReplacePartsAsync(item, messageIds, cancellationToken);

        public Task CompleteAsync(InboxItem item, CancellationToken cancellationToken) => inner.CompleteAsync(item, cancellationToken);

        public Task<int> ForgetAsync(string platform, string userId, CancellationToken cancellationToken) =>
            inner.ForgetAsync(platform, userId, cancellationToken);

        public Task<int> RemoveOlderAsync(DateTimeOffset before, CancellationToken cancellationToken) => inner.RemoveOlderAsync(before, cancellationToken);
    }
}
