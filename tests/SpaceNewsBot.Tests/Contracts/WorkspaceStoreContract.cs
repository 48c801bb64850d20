using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every store of workspaces has to do.</summary>
public abstract class WorkspaceStoreContract
{
    private static readonly ConversationAddress Chat = new("telegram", "-100/7");
    private static readonly ConversationAddress Other = new("discord", "-100");
    private static readonly Actor Ada = new("telegram", "5");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A store without a workspace of its own.</summary>
    protected abstract IWorkspaceStore Store { get; }

    /// <summary>The log that its changes are entered in.</summary>
    protected abstract IAuditLog Audit { get; }

    /// <summary>The clock's time, which the test moves.</summary>
    protected abstract DateTimeOffset Now { get; }

    /// <summary>Moves the clock.</summary>
    protected abstract void Pass(TimeSpan time);

    [Fact]
    public async Task A_chat_reads_the_default_workspace_until_a_code_links_it_with_all_its_threads()
    {
        var before = await Store.FindOfChatAsync(Chat, Token);
        await InviteAsync("fans", "ABCD2345");

        var linked = await Store.RedeemLinkCodeAsync(" abcd2345 ", Chat, "default", Ada, Token);

        Assert.Equal(new ChatLink("default", IsLinked: false), before);
        Assert.Equal(new LinkOutcome.Linked("fans"), linked);
        Assert.Equal(new ChatLink("fans", IsLinked: true), await Store.FindOfChatAsync(Chat, Token));
        Assert.Equal("fans", (await Store.FindOfChatAsync(new ConversationAddress("telegram", "-100"), Token)).WorkspaceId);
        Assert.Equal("default", (await Store.FindOfChatAsync(Other, Token)).WorkspaceId);
        var chat = Assert.Single((await Store.FindAsync("fans", Token))!.Chats);
        Assert.Equal(("telegram", "-100", "telegram:5"), (chat.Platform, chat.ChatId, chat.LinkedBy));
    }

    [Fact]
    public async Task Chats_of_two_platforms_are_linked_to_one_workspace()
    {
        await InviteAsync("fans", "ABCD2345");
        await InviteAsync("fans", "EFGH2345");

        await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", Ada, Token);
        await Store.RedeemLinkCodeAsync("EFGH2345", Other, "default", Ada, Token);

        Assert.Equal(["telegram", "discord"], (await Store.FindAsync("fans", Token))!.Chats.Select(c => c.Platform).OrderDescending());
        Assert.Equal(["default", "fans"], (await Store.ListAsync(Token)).Select(w => w.Id));
    }

    [Fact]
    public async Task A_code_works_once_and_for_a_time()
    {
        await InviteAsync("fans", "ABCD2345");
        await InviteAsync("late", "EFGH2345");
        await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", Ada, Token);

        var again = await Store.RedeemLinkCodeAsync("ABCD2345", Other, "default", Ada, Token);
        Pass(TimeSpan.FromMinutes(15));
        var late = await Store.RedeemLinkCodeAsync("EFGH2345", Other, "default", Ada, Token);

        Assert.Equal(new LinkOutcome.Used(), again);
        Assert.Equal(new LinkOutcome.Expired(), late);
        Assert.Equal("default", (await Store.FindOfChatAsync(Other, Token)).WorkspaceId);
    }

    [Fact]
    public async Task Whoever_guesses_codes_is_stopped_for_an_hour_and_nobody_else_is()
    {
        await InviteAsync("fans", "ABCD2345");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(new LinkOutcome.Unknown(), await Store.RedeemLinkCodeAsync($"WRONG{i}", Chat, "default", Ada, Token));
        }

        var stopped = await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", Ada, Token);
        var elsewhere = await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", new Actor("telegram", "6"), Token);
        Pass(TimeSpan.FromMinutes(61));
        var later = await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", Ada, Token);

        Assert.Equal(new LinkOutcome.TooManyTries(), stopped);
        Assert.Equal(new LinkOutcome.Linked("fans"), elsewhere);
        Assert.Equal(new LinkOutcome.Used(), later);
        Assert.Equal(5, (await Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.Refused), Token)).Count(e => e.Subject == "link" && e.Detail == "Unknown"));
    }

    [Fact]
    public async Task A_link_is_ended_by_its_own_workspace_alone()
    {
        await InviteAsync("fans", "ABCD2345");
        await Store.RedeemLinkCodeAsync("ABCD2345", Chat, "default", Ada, Token);

        var foreign = await Store.UnlinkAsync("rivals", Chat, Actor.CommandLine, Token);
        var unlinked = await Store.UnlinkAsync("fans", Chat, Actor.CommandLine, Token);
        var again = await Store.UnlinkAsync("fans", Chat, Actor.CommandLine, Token);

        Assert.Equal((false, true, false), (foreign, unlinked, again));
        Assert.Equal("default", (await Store.FindOfChatAsync(Chat, Token)).WorkspaceId);
    }

    [Fact]
    public async Task A_right_by_name_holds_in_its_workspace_until_it_is_taken_away()
    {
        await Store.SetRightAsync("fans", Ada, Right.Moderator, Actor.CommandLine, Token);
        var granted = await Store.GetRightAsync("fans", Ada, Token);
        var elsewhere = await Store.GetRightAsync("default", Ada, Token);
        var namesake = await Store.GetRightAsync("fans", new Actor("discord", "5"), Token);
        var member = Assert.Single(await Store.ListMembersAsync("fans", Token));

        var same = await Store.SetRightAsync("fans", Ada, Right.Moderator, Actor.CommandLine, Token);
        var taken = await Store.SetRightAsync("fans", Ada, Right.Reader, Actor.CommandLine, Token);

        Assert.Equal((Right.Moderator, Right.Reader, Right.Reader), (granted, elsewhere, namesake));
        Assert.Equal(new Member(Ada, Right.Moderator, Now, "command line"), member);
        Assert.Equal((false, true), (same, taken));
        Assert.Equal(Right.Reader, await Store.GetRightAsync("fans", Ada, Token));
        Assert.Equal(
            [(AuditAction.Revoked, "telegram:5"), (AuditAction.Granted, "telegram:5")],
            (await Audit.ReadAsync(new AuditFilter("fans"), Token)).Select(e => (e.Action, e.Subject)));
    }

    [Fact]
    public async Task A_pause_lasts_until_it_is_ended()
    {
        var paused = await Store.SetPausedAsync("fans", true, "Cleaning up.", Ada, Token);
        var again = await Store.SetPausedAsync("fans", true, "Cleaning up.", Ada, Token);
        var since = (await Store.FindAsync("fans", Token))!.PausedAt;

        var resumed = await Store.SetPausedAsync("fans", false, "", Ada, Token);

        Assert.Equal((true, false, true), (paused, again, resumed));
        Assert.Equal(Now, since);
        Assert.Null((await Store.FindAsync("fans", Token))!.PausedAt);
        Assert.Equal(
            [("telegram:5", AuditAction.Resumed, ""), ("telegram:5", AuditAction.Paused, "Cleaning up.")],
            (await Audit.ReadAsync(new AuditFilter("fans"), Token)).Select(e => (e.Actor, e.Action, e.Detail)));
    }

    [Fact]
    public async Task The_audit_log_is_read_newest_first_by_who_what_to_what_and_since()
    {
        await Audit.RecordAsync("fans", Ada, AuditAction.Refused, "backup", "no right", Token);
        Pass(TimeSpan.FromMinutes(1));
        await Audit.RecordAsync("fans", Actor.CommandLine, AuditAction.BackedUp, "store.db", "", Token);
        await Audit.RecordAsync("rivals", Ada, AuditAction.Refused, "pause", new string('x', 5_000), Token);

        async Task<IEnumerable<string>> SubjectsAsync(AuditFilter filter) => (await Audit.ReadAsync(filter, Token)).Select(e => e.Subject);

        Assert.Equal(["store.db", "backup"], await SubjectsAsync(new AuditFilter("fans")));
        Assert.Equal(["backup"], await SubjectsAsync(new AuditFilter("fans", Actor: "telegram:5")));
        Assert.Equal(["store.db"], await SubjectsAsync(new AuditFilter("fans", Action: AuditAction.BackedUp)));
        Assert.Equal(["backup"], await SubjectsAsync(new AuditFilter("fans", Subject: "backup")));
        Assert.Equal(["store.db"], await SubjectsAsync(new AuditFilter("fans", Since: Now)));
        Assert.Equal(["store.db"], await SubjectsAsync(new AuditFilter("fans", Limit: 1)));
        Assert.Equal(1_000, Assert.Single(await Audit.ReadAsync(new AuditFilter("rivals"), Token)).Detail.Length);
    }

    private Task InviteAsync(string workspace, string code) =>
        Store.AddLinkCodeAsync(workspace, code, Now.AddMinutes(15), Actor.CommandLine, Token);
}
