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
        string url;
        await using (var gone = await BotApiServer.StartAsync())
        {
            url = gone.Url;
        }

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
