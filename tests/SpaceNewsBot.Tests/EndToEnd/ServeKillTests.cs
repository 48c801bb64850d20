using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>Kills the real process as kill -9 does, where the Bot API's side can see that it got to, and starts it again.</summary>
public sealed class ServeKillTests : IDisposable
{
    private const string Asked = "Who is Bill Nelson?";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_question_that_came_before_the_bot_is_answered()
    {
        await using var server = await BotApiServer.StartAsync();
        server.Write(Asked);

        await AssertAnsweredAsync(server, atMost: 1);
    }

    [Fact]
    public async Task A_question_whose_delivery_was_cut_off_is_answered()
    {
        await using var server = await BotApiServer.StartAsync();
        using (var bot = Start(server))
        {
            await server.UntilAsync(s => s.Calls.Any(c => c.Method == "getUpdates"), TestContext.Current.CancellationToken);
            server.Write(Asked);
            bot.Kill();
        }

        await AssertAnsweredAsync(server, atMost: SentAtMost(server));
    }

    [Fact]
    public async Task A_question_that_was_acknowledged_is_answered()
    {
        await using var server = await BotApiServer.StartAsync();
        using (var bot = Start(server))
        {
            var update = server.Write(Asked);
            await server.UntilAsync(s => !s.Waiting.Contains(update), TestContext.Current.CancellationToken);
            bot.Kill();
        }

        await AssertAnsweredAsync(server, atMost: SentAtMost(server));
    }

    [Fact]
    public async Task A_question_whose_answer_was_under_way_is_answered_once()
    {
        await using var server = await BotApiServer.StartAsync();
        server.Fail("sendMessage", BotApiFault.Silence);
        using (var bot = Start(server))
        {
            server.Write(Asked);
            await server.UntilAsync(s => s.Calls.Any(c => c.Method == "sendMessage"), TestContext.Current.CancellationToken);
            bot.Kill();
        }

        await AssertAnsweredAsync(server, atMost: 1);
    }

    [Fact]
    public async Task A_question_whose_answer_was_taken_is_answered_at_most_twice()
    {
        await using var server = await BotApiServer.StartAsync();
        using (var bot = Start(server))
        {
            server.Write(Asked);
            await server.UntilAsync(s => s.Sent.Count == 1, TestContext.Current.CancellationToken);
            bot.Kill();
        }

        await AssertAnsweredAsync(server, atMost: 2);
    }

    private async Task AssertAnsweredAsync(BotApiServer server, int atMost)
    {
        using var bot = Start(server);

        // What is asked later in a conversation is answered later: then the first is done with.
        server.Write("/help");
        await server.UntilAsync(s => s.Sent.Any(IsHelp), TestContext.Current.CancellationToken);

        var answers = server.Sent.Where(message => !IsHelp(message)).ToList();
        Assert.InRange(answers.Count, 1, atMost);
        Assert.All(answers, answer => Assert.Contains("NASA", answer.Text, StringComparison.Ordinal));
        Assert.Single(server.Sent, IsHelp);
    }

    /// <summary>A fast bot may have come as far as sending when the kill fell.</summary>
    private static int SentAtMost(BotApiServer server) => server.Calls.Any(c => c.Method == "sendMessage") ? 2 : 1;

    private static bool IsHelp(BotApiMessage message) => message.Text.Contains("/ask", StringComparison.Ordinal);

    private BotProcess Start(BotApiServer server) => BotProcess.Start(
        new Dictionary<string, string>
        {
            ["SPACENEWSBOT_DATA"] = _folder.Path,
            ["Telegram__Token"] = BotApiServer.Token,
            ["Telegram__ApiUrl"] = server.Url,
        },
        "serve");
}
