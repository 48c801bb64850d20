using SpaceNewsBot.Tests.Support.Discord;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Support.Platforms;

/// <summary>The real process with one store, connected to Telegram and to Discord, both on loopback.</summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private BotProcess? bot;

    private TwoPlatforms(BotApiServer telegram, DiscordServer discord)
    {
        Telegram = telegram;
        Discord = discord;
    }

    public BotApiServer Telegram { get; }

    public DiscordServer Discord { get; }

    public static async Task<TwoPlatforms> StartAsync() => new(await BotApiServer.StartAsync(), await DiscordServer.StartAsync());

    /// <summary>Runs a command of the command line that succeeds; what it printed.</summary>
    public async Task<string> RunAsync(string input, params string[] args)
    {
        var run = await BotProcess.RunAsync(folder.Path, input, args);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Out;
    }

    /// <summary>Links a chat to the workspace of the command line.</summary>
    public async Task LinkAsync(string chat)
    {
        var invitation = await RunAsync("", "workspace", "invite");
        await RunAsync("", "workspace", "link", invitation.Split(' ')[0], "--chat", chat);
    }

    /// <summary>Starts the bot; it is there when both platforms have it.</summary>
    public async Task ServeAsync()
    {
        bot = BotProcess.Start(
            new Dictionary<string, string>
            {
                ["SPACENEWSBOT_DATA"] = folder.Path,
                ["Telegram__Token"] = BotApiServer.Token,
                ["Telegram__ApiUrl"] = Telegram.Url,
                ["Discord__Token"] = DiscordServer.Token,
                ["Discord__ApiUrl"] = Discord.ApiUrl,
                ["Discord__ModeratorRole"] = DiscordServer.ModeratorRole,
                ["Chat__MaxPerUserAndHour"] = "1000",
                ["Corrections__PollInterval"] = "00:00:01",
            },
            "serve");
        await Telegram.UntilAsync(s => s.Calls.Any(c => c.Method == "getUpdates"), TestContext.Current.CancellationToken);
        await Discord.WaitAsync(() => Discord.Peers.Any(p => p.Session is not null) && Discord.Registrations > 0);
    }

    /// <summary>Neither platform was asked for what it doesn't do, and nobody was notified.</summary>
    public void AssertContent()
    {
        Assert.Empty(Telegram.Refusals);
        Assert.Empty(Telegram.EarlyRequests);
        Assert.Empty(Discord.Refusals.Select(r => r.Rule));
        Assert.Empty(Discord.EarlyRequests);
        Assert.Empty(Discord.Pings);
    }

    public async ValueTask DisposeAsync()
    {
        bot?.Dispose();
        await Telegram.DisposeAsync();
        await Discord.DisposeAsync();
        folder.Dispose();
    }
}
