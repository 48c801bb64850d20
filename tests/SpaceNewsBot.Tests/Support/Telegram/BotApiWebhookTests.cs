using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>The tests' Telegram delivers to a webhook as Telegram does: in order, with the secret, and until it is taken.</summary>
public sealed class BotApiWebhookTests : IAsyncLifetime
{
    private readonly ObservedTime time = new();
    private BotApiServer server = null!;
    private BotApiListener listener = null!;
    private BotApiCaller bot = null!;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        listener = await BotApiListener.StartAsync();
        bot = new BotApiCaller(server);
    }

    public async ValueTask DisposeAsync()
    {
        bot.Dispose();
        await server.DisposeAsync();
        await listener.DisposeAsync();
    }

    [Fact]
    public async Task Posts_each_update_with_the_secret_and_lets_go_of_it_when_it_was_taken()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var update = server.Write("Who?");
        await SetAsync(""","secret_token":"s3cret_-" """);

        var post = await listener.NextAsync(cancellation);
        var waiting = server.Waiting;
        post.Answer.SetResult(204);
        await server.UntilAsync(s => s.Waiting.Count == 0, cancellation);

        Assert.Equal((update, "s3cret_-", "application/json"), (post.Id, post.Secret, post.ContentType));
        Assert.Equal("Who?", (string)post.Update["message"]!["text"]!);
        Assert.Equal([update], waiting);
    }

    [Fact]
    public async Task Delivers_one_chat_in_order_and_another_meanwhile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await SetAsync();

        var first = server.Write("One", 77);
        var second = server.Write("Two", 77);
        var other = server.Write("Three", 78);
        var begun = new[] { await listener.NextAsync(cancellation), await listener.NextAsync(cancellation) };
        var hadMore = listener.HasNext;
        begun.Single(p => p.Id == first).Answer.SetResult(200);
        var next = await listener.NextAsync(cancellation);

        Assert.Equal([first, other], begun.Select(p => p.Id).Order());
        Assert.False(hadMore);
        Assert.Equal(second, next.Id);
    }

    [Fact]
    public async Task Repeats_a_delivery_later_each_time_and_remembers_the_error()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await SetAsync();
        var update = server.Write("Who?");

        var waits = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var refused = await listener.NextAsync(cancellation);
            Assert.Equal(update, refused.Id);
            refused.Answer.SetResult(500);
            waits.Add(await time.NextWaitAsync(cancellation));
            time.Advance(waits[^1]);
        }

        var last = await listener.NextAsync(cancellation);
        var info = await bot.ResultAsync("getWebhookInfo");
        last.Answer.SetResult(200);
        await server.UntilAsync(s => s.Waiting.Count == 0, cancellation);

        Assert.Equal([100, 200, 400], waits.Select(w => w.TotalMilliseconds));
        Assert.Equal((listener.Url, 1), ((string)info["url"]!, (int)info["pending_update_count"]!));
        Assert.Equal("Wrong response from the webhook: 500 Internal Server Error", (string)info["last_error_message"]!);
        Assert.InRange((long)info["last_error_date"]!, 1, time.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var polling = bot.RefusalAsync("getUpdates", """{"timeout":50}""");
        await time.NextWaitAsync(cancellation);

        await SetAsync();
        var ended = await polling;
        var refused = await bot.RefusalAsync("getUpdates");
        await bot.ResultAsync("deleteWebhook");
        var update = server.Write("Who?");
        var polled = await bot.ResultAsync("getUpdates");

        Assert.Equal((409, "Conflict: terminated by setWebhook request"), ended);
        Assert.Equal((409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"), refused);
        Assert.Equal(update, (int)polled[0]!["update_id"]!);
        Assert.Equal("", (string)(await bot.ResultAsync("getWebhookInfo"))["url"]!);
    }

    [Fact]
    public async Task A_webhook_that_is_removed_gets_nothing_more_and_drops_what_it_is_told_to_drop()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await SetAsync();
        server.Write("Who?");
        (await listener.NextAsync(cancellation)).Answer.SetResult(503);
        var wait = await time.NextWaitAsync(cancellation);

        await bot.ResultAsync("deleteWebhook", """{"drop_pending_updates":true}""");
        time.Advance(wait);
        await SetAsync();
        var update = server.Write("Where?");
        var next = await listener.NextAsync(cancellation);

        Assert.Equal(update, next.Id);
    }

    [Fact]
    public async Task Anybody_may_post_to_the_address_without_the_secret()
    {
        await SetAsync(""","secret_token":"right" """);

        var forged = server.DeliverAsync("/hook", "wrong", """{"update_id":1}""");
        var post = await listener.NextAsync(TestContext.Current.CancellationToken);
        post.Answer.SetResult(401);

        Assert.Equal(("wrong", 401), (post.Secret, await forged));
    }

    private async Task SetAsync(string more = "") => await bot.ResultAsync("setWebhook", $$"""{"url":"{{listener.Url}}"{{more}}}""");
}
