using Microsoft.Extensions.Hosting;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Who moderates, as Telegram says it (core.telegram.org/bots/api#chatmember) and the settings name them.</summary>
public sealed class TelegramRightsTests : IAsyncLifetime
{
    private const long Group = -1009;
    private const long OtherGroup = -1010;
    private const long Ada = 5;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    // The timeouts of calls, and what showing that a reply is on its way waits for.
    private static readonly TimeSpan[] NotForPace =
        [CallTimeout, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(4.5), TimeSpan.FromMilliseconds(300)];

    private readonly ObservedTime time = new();
    private readonly TemporaryFolder folder = new();
    private readonly List<TestBot> bots = [];
    private BotApiServer server = null!;
    private int updates;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        server.AddGroup(Group);
        server.AddGroup(OtherGroup);
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

    [Theory]
    [InlineData("creator", Right.Owner)]
    [InlineData("administrator", Right.Moderator)]
    [InlineData("member", Right.Reader)]
    [InlineData("restricted", Right.Reader)]
    [InlineData("left", Right.Reader)]
    [InlineData("kicked", Right.Reader)]
    public async Task A_members_status_says_what_they_may_do_in_the_group(string status, Right right)
    {
        server.SetMember(Group, Ada, status);

        var said = await FindAsync(Rights(), Group);

        Assert.Equal((right, Right.Reader), said);
    }

    [Fact]
    public async Task A_topic_has_the_administrators_of_its_group()
    {
        server.SetMember(Group, Ada, "administrator");

        var said = await Rights().FindInChatAsync(new TelegramAddress(Group, 17).ToConversation(), $"{Ada}", Cancellation);

        Assert.Equal(Right.Moderator, said);
    }

    [Fact]
    public async Task An_administrator_of_one_group_is_nobody_in_another()
    {
        server.SetMember(Group, Ada, "creator");
        server.SetMember(OtherGroup, Ada, "member");
        var rights = Rights();

        await FindAsync(rights, Group);

        Assert.Equal(Right.Reader, (await FindAsync(rights, OtherGroup)).InChat);
    }

    [Fact]
    public async Task Who_never_was_in_the_group_reads()
    {
        Assert.Equal((Right.Reader, Right.Reader), await FindAsync(Rights(), Group));
        Assert.Equal((Right.Reader, Right.Reader), await FindAsync(Rights(), -4711));
    }

    [Fact]
    public async Task Nobody_moderates_a_group_that_put_the_bot_out()
    {
        server.SetMember(Group, Ada, "creator");
        server.SetMember(Group, BotApiServer.BotId, "kicked");

        Assert.Equal(Right.Reader, (await FindAsync(Rights(), Group)).InChat);
    }

    [Fact]
    public async Task Who_posts_as_the_group_itself_is_an_administrator_of_that_group_alone()
    {
        var rights = Rights();

        Assert.Equal(Right.Moderator, (await FindAsync(rights, Group, Group)).InChat);
        Assert.Equal(Right.Reader, (await FindAsync(rights, Group, OtherGroup)).InChat);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task Whom_the_settings_name_moderates_everywhere()
    {
        var rights = Rights(o => o.Moderators = "4, 5,6");

        Assert.Equal((Right.Reader, Right.Moderator), await FindAsync(rights, Group));
        Assert.Equal((Right.Reader, Right.Moderator), await FindAsync(rights, Ada));
        Assert.Equal(Right.Reader, (await FindAsync(rights, Group, 56)).Everywhere);
    }

    [Fact]
    public async Task Administrators_are_readers_where_the_settings_say_so()
    {
        server.SetMember(Group, Ada, "creator");
        var rights = Rights(o => o.AdministratorsModerate = false);

        Assert.Equal(Right.Reader, (await FindAsync(rights, Group)).InChat);
        Assert.Equal(Right.Reader, (await FindAsync(rights, Group, Group)).InChat);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task In_private_nobody_is_asked_about()
    {
        Assert.Equal((Right.Reader, Right.Reader), await FindAsync(Rights(), Ada));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_right_that_was_taken_away_ends_within_a_minute()
    {
        server.SetMember(Group, Ada, "administrator");
        var rights = Rights();
        await FindAsync(rights, Group);
        server.SetMember(Group, Ada, "member");

        time.Advance(TimeSpan.FromSeconds(59));
        var before = await FindAsync(rights, Group);
        time.Advance(TimeSpan.FromSeconds(1));
        var after = await FindAsync(rights, Group);

        Assert.Equal((Right.Moderator, Right.Reader), (before.InChat, after.InChat));
        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task What_Telegram_says_is_good_from_when_it_was_asked()
    {
        server.SetMember(Group, Ada, "administrator");
        server.Fail("getChatMember", new BotApiFault(0) { Slow = TimeSpan.FromSeconds(9) });
        var rights = Rights();
        var asking = FindAsync(rights, Group);
        await server.UntilAsync(s => s.Calls.Count == 1, Cancellation);
        await time.RunAsync(asking, Cancellation, TimeSpan.FromSeconds(10));

        time.Advance(TimeSpan.FromSeconds(51));
        await FindAsync(rights, Group);

        Assert.Equal(2, server.Calls.Count);
    }

    [Fact]
    public async Task A_fault_is_no_answer_and_is_not_kept()
    {
        server.SetMember(Group, Ada, "administrator");
        server.Fail("getChatMember", BotApiFault.HangUp, new BotApiFault(500, "Internal Server Error"), BotApiFault.BadGateway, new BotApiFault(401, "Unauthorized"));
        var rights = Rights();

        for (var i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => FindAsync(rights, Group));
        }

        Assert.Equal(Right.Moderator, (await FindAsync(rights, Group)).InChat);
    }

    [Fact]
    public async Task Who_gets_no_answer_says_so_after_a_while()
    {
        server.Fail("getChatMember", BotApiFault.Silence);
        var asking = FindAsync(Rights(), Group);
        await server.UntilAsync(s => s.Calls.Count == 1, Cancellation);

        time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<InvalidOperationException>(() => asking);
    }

    [Fact]
    public async Task Telegram_is_left_alone_for_as_long_as_it_asks()
    {
        server.SetMember(Group, Ada, "administrator");
        server.Fail("getChatMember", Limit(70), Limit(5));
        var rights = Rights();
        var asking = FindAsync(rights, Group);
        await LimitedAsync(70);
        var askingElsewhere = FindAsync(rights, OtherGroup);
        await LimitedAsync(70);

        time.Advance(TimeSpan.FromSeconds(69.9));
        Assert.False(asking.IsCompleted || askingElsewhere.IsCompleted);
        Assert.Single(server.Calls);
        time.Advance(TimeSpan.FromSeconds(0.1));
        await time.RunAsync(Task.WhenAll(asking, askingElsewhere), Cancellation, CallTimeout);

        Assert.Equal((Right.Moderator, Right.Reader), ((await asking).InChat, (await askingElsewhere).InChat));
        Assert.Empty(server.EarlyRequests);
    }

    [Fact]
    public async Task Who_waits_for_Telegram_can_be_called_off()
    {
        server.Fail("getChatMember", Limit(3_600));
        using var stop = new CancellationTokenSource();
        var asking = Rights().FindInChatAsync(new TelegramAddress(Group, null).ToConversation(), $"{Ada}", stop.Token);
        await LimitedAsync(3_600);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public async Task Commands_wait_until_Telegram_may_be_asked_again_and_nobody_else_waits_for_them()
    {
        long[] groups = [-1021, -1022, -1023, -1024];
        var bot = Bot();
        foreach (var group in groups)
        {
            server.AddGroup(group);
            server.SetMember(group, Ada, "administrator");
            await LinkAsync(bot, "ours", group);
        }

        server.Fail("getChatMember", Limit(73));
        var worker = bot.Part<IEnumerable<IHostedService>>().OfType<QuestionWorker>().Single();
        await worker.StartAsync(Cancellation);
        foreach (var group in groups)
        {
            await bot.Part<MessageIntake>().RecordAsync(Message("ours", group == groups[0] ? "/pause" : "/help", group), Cancellation);
            await LimitedAsync(73);
        }

        await bot.Part<MessageIntake>().RecordAsync(Message("default", "Who stopped work?", OtherGroup), Cancellation);
        await bot.CompletedAsync(Cancellation);
        var meanwhile = server.Sent.Select(m => m.ChatId).ToList();
        time.Advance(TimeSpan.FromSeconds(73));
        await time.RunAsync(CompletedAsync(bot, groups.Length), Cancellation, NotForPace);
        await worker.StopAsync(Cancellation);

        Assert.Equal([OtherGroup], meanwhile);
        Assert.Equal(groups.Order(), server.Sent.Skip(1).Select(m => m.ChatId).Order());
        Assert.Equal(groups.Skip(1).Order(), server.Sent.Where(m => m.Text.Contains("/retract", StringComparison.Ordinal)).Select(m => m.ChatId).Order());
        Assert.DoesNotContain(server.Sent, m => m.Text == ReplyText.Apology.Text || m.Text.Contains("needs the right", StringComparison.Ordinal));
        Assert.Empty(server.EarlyRequests);
    }

    [Theory]
    [InlineData(null, Right.Reader)]
    [InlineData("ours", Right.Owner)]
    [InlineData("theirs", Right.Reader)]
    public async Task A_group_gives_rights_in_the_workspace_that_it_is_linked_to(string? linked, Right right)
    {
        server.SetMember(Group, Ada, "creator");
        var bot = Bot();
        if (linked is not null)
        {
            await LinkAsync(bot, linked);
        }

        var found = await bot.Part<CommandServices>().FindRightAsync(await CallAsync(bot, "ours"), Cancellation);

        Assert.Equal(right, found);
    }

    [Fact]
    public async Task Whom_the_settings_name_moderates_in_a_group_that_is_linked_to_nothing()
    {
        var bot = Bot(o => o.Moderators = $"{Ada}");

        Assert.Equal(Right.Moderator, await bot.Part<CommandServices>().FindRightAsync(await CallAsync(bot, "ours"), Cancellation));
    }

    [Fact]
    public async Task A_command_waits_for_an_answer_of_Telegrams_instead_of_being_refused()
    {
        server.SetMember(Group, Ada, "administrator");
        server.Fail("getChatMember", new BotApiFault(500, "Internal Server Error"));
        var bot = Bot();
        await LinkAsync(bot, "ours");
        await RecordAsync(bot, "ours", "/source add --title Quay The quay of Selm was closed on Monday because a crane had failed.");
        var item = Assert.Single(await bot.Inbox.ReadHeadsAsync(["telegram"], 10, Cancellation));
        var handler = bot.Part<MessageHandler>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => handler.ReplyAsync(item, progress: null, Cancellation));
        var reply = await handler.ReplyAsync(item, progress: null, Cancellation);

        Assert.IsNotType<Reply.OfRefusal>(reply);
    }

    private static BotApiFault Limit(int seconds) => new(429, $"Too Many Requests: retry after {seconds}", RetryAfter: seconds);

    private static async Task CompletedAsync(TestBot bot, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            await bot.CompletedAsync(Cancellation);
        }
    }

    private static async Task<(Right InChat, Right Everywhere)> FindAsync(IPlatformRights rights, long chat, long user = Ada) => (
        await rights.FindInChatAsync(new TelegramAddress(chat, null).ToConversation(), $"{user}", Cancellation),
        rights.FindNamed($"{user}"));

    private IPlatformRights Rights(Action<TelegramOptions>? configure = null) => Bot(configure).Part<IPlatformRights>();

    private TestBot Bot(Action<TelegramOptions>? configure = null)
    {
        bots.Add(new TestBot(folder.Path, server, time: time, configure: configure));
        return bots[^1];
    }

    /// <summary>Waits until somebody waits for so long.</summary>
    private async Task LimitedAsync(int seconds)
    {
        while (await time.NextWaitAsync(Cancellation) != TimeSpan.FromSeconds(seconds))
        {
        }
    }

    private async Task LinkAsync(TestBot bot, string workspace, long chat = Group)
    {
        var workspaces = bot.Part<IWorkspaceStore>();
        var code = $"CODE{chat}";
        await workspaces.AddLinkCodeAsync(workspace, code, time.GetUtcNow().AddMinutes(15), Actor.CommandLine, Cancellation);
        Assert.IsType<LinkOutcome.Linked>(await workspaces.RedeemLinkCodeAsync(
            code, new TelegramAddress(chat, null).ToConversation(), "default", Actor.CommandLine, Cancellation));
    }

    private Task<bool> RecordAsync(TestBot bot, string workspace, string text) => bot.Inbox.RecordAsync(Message(workspace, text), null, Cancellation);

    private IncomingMessage Message(string workspace, string text, long chat = Group) =>
        new(new TelegramAddress(chat, null).ToConversation(), $"{++updates}", workspace, $"{Ada}", text, time.GetUtcNow(), IsPrivate: false);

    private async Task<CommandCall> CallAsync(TestBot bot, string workspace)
    {
        await RecordAsync(bot, workspace, "/sources");
        var item = Assert.Single(await bot.Inbox.ReadHeadsAsync(["telegram"], 10, Cancellation));
        return new CommandCall(workspace, new Actor("telegram", $"{Ada}"), Right.Reader, CommandSurfaces.Group, CommandValues.None, item);
    }
}
