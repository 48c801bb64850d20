using Xunit;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>The tests' Telegram has the limits that Telegram publishes, and notes who doesn't wait.</summary>
public sealed class BotApiLimitsTests : IAsyncLifetime
{
    private const long Group = -1002;

    private readonly ObservedTime time = new();
    private BotApiServer server = null!;
    private BotApiCaller bot = null!;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        server.KeepsLimits = true;
        bot = new BotApiCaller(server);
        server.Write("Hello", 77);
        server.AddGroup(Group);
    }

    public async ValueTask DisposeAsync()
    {
        bot.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_private_chat_takes_one_message_a_second()
    {
        var first = await SendAsync(77);

        var (second, wait) = await SendAsync(77);
        var (early, _) = await SendAsync(77);
        time.Advance(TimeSpan.FromSeconds(1));
        var (third, _) = await SendAsync(77);

        Assert.Equal(((200, null), 429, 1, 429, 200), (first, second, wait, early, third));
        Assert.Equal("sendmessage for chat 77, 1 s early", Assert.Single(server.EarlyRequests));
        Assert.Equal(2, server.Sent.Count);
    }

    [Fact]
    public async Task A_group_takes_twenty_messages_in_any_minute()
    {
        var taken = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            taken.Add((await SendAsync(Group)).Status);
            time.Advance(TimeSpan.FromSeconds(2));
        }

        var (beyond, wait) = await SendAsync(Group);
        time.Advance(TimeSpan.FromSeconds(20));
        var (later, _) = await SendAsync(Group);

        Assert.All(taken, status => Assert.Equal(200, status));
        Assert.Equal((429, 20, 200), (beyond, wait, later));
        Assert.Empty(server.EarlyRequests);
    }

    [Fact]
    public async Task All_chats_together_take_thirty_messages_a_second()
    {
        var statuses = new List<int>();
        for (var chat = 100; chat < 131; chat++)
        {
            server.Write("Hello", chat);
            statuses.Add((await SendAsync(chat)).Status);
        }

        Assert.Equal([.. Enumerable.Repeat(200, 30), 429], statuses);
    }

    [Fact]
    public async Task A_call_before_the_time_that_a_fault_named_is_noted()
    {
        server.KeepsLimits = false;
        server.Fail("sendMessage", new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7));
        await SendAsync(77);

        time.Advance(TimeSpan.FromSeconds(3));
        await SendAsync(77);
        await SendAsync(Group);
        time.Advance(TimeSpan.FromSeconds(4));
        await SendAsync(77);

        Assert.Equal("sendmessage for chat 77, 4 s early", Assert.Single(server.EarlyRequests));
    }

    private async Task<(int Status, int? RetryAfter)> SendAsync(long chat)
    {
        var (status, reply) = await bot.CallAsync("sendMessage", $$"""{"chat_id":{{chat}},"text":"x"}""");
        return (status, (int?)reply["parameters"]?["retry_after"]);
    }
}
