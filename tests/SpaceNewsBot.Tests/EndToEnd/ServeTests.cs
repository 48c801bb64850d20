using SpaceNewsBot.Commands;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_in_telegram()
    {
        await using var server = await BotApiServer.StartAsync();
        using var bot = Start(server, "serve");

        server.Write("Who is Bill Nelson?");
        await server.UntilAsync(s => s.Sent.Count == 1, TestContext.Current.CancellationToken);

        Assert.Contains("NASA", server.Sent[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_is_told_and_ends_the_bot_when_no_platform_is_left()
    {
        await using var server = await BotApiServer.StartAsync();
        using var bot = Start(server.Url, "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "serve");

        var run = await bot.WaitAsync();

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Single(run.Error.Split('\n'), line => line.Contains("refuses the bot's token", StringComparison.Ordinal));
        Assert.DoesNotContain("AAAAAAAA", run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_api_that_can_not_be_reached_is_told_and_waited_for()
    {
        var url = $"http://127.0.0.1:{FreePort.Find()}";
        using var bot = Start(url, BotApiServer.Token, "serve");
        var told = await bot.ReadErrorUntilAsync("can't be reached");

        Assert.Contains(url, told, StringComparison.Ordinal);
        Assert.False(bot.HasExited);
    }

    [Fact]
    public async Task A_store_that_can_not_be_used_stops_the_bot()
    {
        await using var server = await BotApiServer.StartAsync();
        await File.WriteAllTextAsync(_folder.Combine("spacenewsbot.db"), "This is no database, whatever its name. ", TestContext.Current.CancellationToken);
        using var bot = Start(server, "serve");

        var run = await bot.WaitAsync();

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Stops_in_order_when_it_is_asked_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "Needs the signal SIGTERM.");
        await using var server = await BotApiServer.StartAsync();
        using var bot = Start(server, "serve");
        await server.UntilAsync(s => s.Calls.Any(c => c.Method == "getUpdates"), TestContext.Current.CancellationToken);

        bot.Terminate();
        var run = await bot.WaitAsync();

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, string.Join('\n', run.Error.Split('\n').Where(line => line.Contains("fail", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task Doctor_tells_whether_the_token_is_taken()
    {
        await using var server = await BotApiServer.StartAsync();

        using var well = Start(server, "doctor");
        var taken = await well.WaitAsync();
        using var ill = Start(server.Url, "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "doctor");
        var refused = await ill.WaitAsync();

        Assert.Equal(ExitCode.Done, taken.ExitCode);
        Assert.Contains("ok      reachability", taken.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, refused.ExitCode);
        Assert.Contains("broken  reachability", refused.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_does_not_wait_for_a_platform_that_is_silent()
    {
        await using var server = await BotApiServer.StartAsync();
        server.Fail("getMe", BotApiFault.Silence);
        using var bot = Start(server, "doctor");

        var run = await bot.WaitAsync();

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("broken  reachability  telegram didn't answer within 5 seconds", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_by_webhook_also_what_came_while_it_was_away_until_the_webhook_is_removed()
    {
        await using var server = await BotApiServer.StartAsync();
        server.Write("Who is Bill Nelson?", 1);
        using (var bot = StartWithWebhook(server, "serve"))
        {
            server.Write("Who is Bill Nelson?", 2);
            await server.UntilAsync(s => s.Sent.Count == 2 && s.Waiting.Count == 0, TestContext.Current.CancellationToken);
            bot.Kill();
        }

        server.Write("Who is Bill Nelson?", 3);
        using var status = Start(server, ["webhook", "status"]);
        var set = await status.WaitAsync();
        using var removal = Start(server, ["webhook", "remove"]);
        var removed = await removal.WaitAsync();
        using var next = Start(server, "serve");
        await server.UntilAsync(s => s.Sent.Any(m => m.ChatId == 3), TestContext.Current.CancellationToken);

        // The kill may have fallen between a message and the note that it was sent.
        Assert.Equal([1L, 2L, 3L], server.Sent.Select(m => m.ChatId).Distinct().Order());
        Assert.Contains("/telegram; waiting: 1.", set.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, removed.ExitCode);
        Assert.StartsWith("The webhook is removed", removed.Out, StringComparison.Ordinal);
        Assert.Empty(server.Refusals);
    }

    [Fact]
    public async Task Doctor_says_that_a_webhook_keeps_the_bot_from_asking_for_updates()
    {
        await using var server = await BotApiServer.StartAsync();
        using (var bot = StartWithWebhook(server, "serve"))
        {
            await server.UntilAsync(s => s.HasWebhook, TestContext.Current.CancellationToken);
        }

        using var doctor = Start(server, "doctor");
        var run = await doctor.WaitAsync();

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("remove it with the command \"webhook remove\"", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_webhook_can_not_be_removed_without_a_token()
    {
        using var bot = BotProcess.Start(new Dictionary<string, string> { ["SPACENEWSBOT_DATA"] = _folder.Path }, "webhook", "remove");

        var run = await bot.WaitAsync();

        Assert.Equal(ExitCode.BadUsage, run.ExitCode);
        Assert.Equal("Telegram has no token: set Telegram:Token, for example with the environment variable Telegram__Token.", run.Error.Trim());
    }

    private BotProcess StartWithWebhook(BotApiServer server, string command)
    {
        var port = FreePort.Find();
        return Start(server, [command], ("Telegram__WebhookUrl", $"http://127.0.0.1:{port}/telegram"), ("Telegram__WebhookListen", $"http://127.0.0.1:{port}"));
    }

    private BotProcess Start(BotApiServer server, string[] args, params (string Name, string Value)[] settings) => BotProcess.Start(
        new Dictionary<string, string>(settings.Select(s => KeyValuePair.Create(s.Name, s.Value)))
        {
            ["SPACENEWSBOT_DATA"] = _folder.Path,
            ["Telegram__Token"] = BotApiServer.Token,
            ["Telegram__ApiUrl"] = server.Url,
        },
        args);

    private BotProcess Start(BotApiServer server, string command) => Start(server.Url, BotApiServer.Token, command);

    private BotProcess Start(string url, string token, string command) => BotProcess.Start(
        new Dictionary<string, string>
        {
            ["SPACENEWSBOT_DATA"] = _folder.Path,
            ["Telegram__Token"] = token,
            ["Telegram__ApiUrl"] = url,
        },
        command);
}
