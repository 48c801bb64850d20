using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Telegram.Receiving;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>The menus that Telegram shows (core.telegram.org/bots/api#setmycommands).</summary>
public sealed partial class CommandMenusTests : IAsyncLifetime
{
    private const long Ada = 5;
    private const long Bo = 6;

    private readonly TemporaryFolder folder = new();
    private BotApiServer server = null!;
    private TestBot? bot;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<CommandSurfaces, Right> Audiences { get; } = new(
        from surface in new[] { CommandSurfaces.PrivateChat, CommandSurfaces.Group }
        from right in Enum.GetValues<Right>()
        select (surface, right));

    public async ValueTask InitializeAsync() => server = await BotApiServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await (bot?.DisposeAsync() ?? ValueTask.CompletedTask);
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Audiences))]
    public void Every_name_of_a_menu_is_read_back_to_its_row(CommandSurfaces surface, Right right)
    {
        var menu = CommandTable.Menu(surface, right).ToList();
        var offered = CommandTable.Offered(surface, right).ToList();

        Assert.Equal(offered, menu.Select(m => CommandTable.Find($"/{m.Name}", surface, out _, out _)));
        Assert.Equal(offered, menu.Select(m => CommandTable.Find($"/{m.Name}@{BotApiServer.BotName}", surface, out _, out _)));
        Assert.Equal(menu.Count, menu.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Audiences))]
    public void A_menu_keeps_to_Telegrams_rules(CommandSurfaces surface, Right right)
    {
        var menu = CommandTable.Menu(surface, right).ToList();

        Assert.InRange(menu.Count, 1, 100);
        Assert.All(menu, m => Assert.Matches(CommandName, m.Name));
        Assert.All(menu, m => Assert.InRange(m.Help.Length, 1, 256));
    }

    [Fact]
    public async Task Everybody_sees_what_everybody_may_do_and_administrators_what_moderators_may()
    {
        await RegisterAsync();

        Assert.Equal(
            new Dictionary<string, IEnumerable<(string, string)>>
            {
                ["all_private_chats"] = CommandTable.Menu(CommandSurfaces.PrivateChat, Right.Reader),
                ["all_group_chats"] = CommandTable.Menu(CommandSurfaces.Group, Right.Reader),
                ["all_chat_administrators"] = CommandTable.Menu(CommandSurfaces.Group, Right.Moderator),
            },
            server.Menus.ToDictionary(m => m.Key, m => m.Value.AsEnumerable()));
        Assert.NotEqual(server.Menus["all_group_chats"], server.Menus["all_chat_administrators"]);
    }

    [Fact]
    public async Task Administrators_see_no_more_where_they_may_do_no_more()
    {
        await RegisterAsync(o => o.AdministratorsModerate = false);

        Assert.Equal(server.Menus["all_group_chats"], server.Menus["all_chat_administrators"]);
    }

    [Fact]
    public async Task Whom_settings_or_owners_name_sees_their_commands_in_private()
    {
        server.Write("Hello", Ada);
        server.Write("Hello", Bo);
        Connect(o => o.Moderators = $"{Ada}");
        await GrantAsync("default", Bo, Right.Owner);
        await GrantAsync("default", Ada, Right.Reader);

        await bot!.Part<CommandMenus>().RegisterAsync(Cancellation);

        Assert.Equal(CommandTable.Menu(CommandSurfaces.PrivateChat, Right.Moderator), server.Menus[$"chat:{Ada}"]);
        Assert.Equal(CommandTable.Menu(CommandSurfaces.PrivateChat, Right.Owner), server.Menus[$"chat:{Bo}"]);
    }

    [Fact]
    public async Task Who_has_several_rights_sees_the_most_once()
    {
        server.Write("Hello", Ada);
        Connect(o => o.Moderators = $"{Ada},{Ada}");
        await GrantAsync("ours", Ada, Right.Owner);
        await GrantAsync("theirs", Ada, Right.Moderator);

        await bot!.Part<CommandMenus>().RegisterAsync(Cancellation);

        Assert.Equal(CommandTable.Menu(CommandSurfaces.PrivateChat, Right.Owner), server.Menus[$"chat:{Ada}"]);
        Assert.Equal(4, server.Calls.Count);
    }

    [Fact]
    public async Task Who_moderates_elsewhere_sees_nothing_here()
    {
        server.Write("Hello", Ada);
        Connect();
        await bot!.Part<IWorkspaceStore>().SetRightAsync("default", new Actor("discord", $"{Ada}"), Right.Owner, Actor.CommandLine, Cancellation);

        await bot.Part<CommandMenus>().RegisterAsync(Cancellation);

        Assert.Equal(3, server.Menus.Count);
    }

    [Fact]
    public async Task A_menu_that_is_refused_is_noted_and_the_others_are_made()
    {
        server.Write("Hello", Bo);
        server.Fail("setMyCommands", new BotApiFault(500, "Internal Server Error"), BotApiFault.HangUp, new BotApiFault(429, "Too Many Requests: retry after 1", RetryAfter: 1));

        await RegisterAsync(o => o.Moderators = $"{Ada},{Bo}");

        Assert.Equal("setMyCommands: Bad Request: chat not found", Assert.Single(server.Refusals));
        Assert.Equal(["all_chat_administrators", $"chat:{Bo}"], server.Menus.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(server.EarlyRequests);
        Assert.Equal(3, bot!.Log.Text.Split('\n').Count(l => l.Contains("Telegram didn't take a command menu", StringComparison.Ordinal)));
    }

    private void Connect(Action<TelegramOptions>? configure = null) => bot = new TestBot(folder.Path, server, configure: configure);

    private async Task RegisterAsync(Action<TelegramOptions>? configure = null)
    {
        Connect(configure);
        await bot!.Part<CommandMenus>().RegisterAsync(Cancellation);
    }

    private Task<bool> GrantAsync(string workspace, long user, Right right) =>
        bot!.Part<IWorkspaceStore>().SetRightAsync(workspace, new Actor("telegram", $"{user}"), right, Actor.CommandLine, Cancellation);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex CommandName { get; }
}
