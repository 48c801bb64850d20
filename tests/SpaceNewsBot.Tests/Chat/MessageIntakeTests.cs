using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Chat;

public sealed class MessageIntakeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly MessageIntake intake;

    public MessageIntakeTests()
    {
        store = new SqliteStore(folder.Path);
        var options = Options.Create(new ChatOptions { MaxWaitingPerUser = 2, MaxWaiting = 3 });
        intake = new MessageIntake(store.Inbox, store.Workspaces, new InboxSignal(), options, NullLogger<MessageIntake>.Instance);
    }

    public void Dispose()
    {
        intake.Dispose();
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Records_the_limit_that_a_message_meets()
    {
        await RecordAsync(1, "ada");
        await RecordAsync(2, "ada");
        await RecordAsync(3, "ada");
        await RecordAsync(4, "ben");
        await RecordAsync(5, "cleo");

        var refused = (await store.Inbox.ReadHeadsAsync(["telegram", "test"], 10, TestContext.Current.CancellationToken)).Select(i => i.Refused);

        Assert.Equal([null, null, InboxRefusal.TooManyOfOneUser, null, InboxRefusal.QueueFull], refused);
    }

    [Fact]
    public async Task Takes_places_one_after_the_other_however_many_come_at_once()
    {
        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => RecordAsync(n, $"user {n}")));

        var heads = await store.Inbox.ReadHeadsAsync(["telegram", "test"], 30, TestContext.Current.CancellationToken);

        Assert.Equal(3, heads.Count(i => i.Refused is null));
        Assert.Equal(17, heads.Count(i => i.Refused is InboxRefusal.QueueFull));
    }

    [Fact]
    public async Task An_hours_limits_hold_across_a_restart_and_end_with_the_hour()
    {
        var token = TestContext.Current.CancellationToken;
        async Task<InboxRefusal?> AskAsync(int update, string user, string chat = "here")
        {
            // Each message meets another process, which knows nothing but the store.
            using var process = new SqliteStore(folder.Path);
            process.Clock.SetUtcNow(store.Clock.GetUtcNow());
            using var asked = new MessageIntake(
                process.Inbox,
                process.Workspaces,
                new InboxSignal(),
                Options.Create(new ChatOptions { MaxPerUserAndHour = 2, MaxPerWorkspaceAndHour = 3 }),
                NullLogger<MessageIntake>.Instance);
            var message = new IncomingMessage(
                new ConversationAddress("test", chat), $"{update}", SourceLimits.DefaultWorkspace, user, "Who?", process.Clock.GetUtcNow(), IsPrivate: false);
            await asked.RecordAsync(message, token);
            var item = (await process.Inbox.FindAsync("test", $"{update}", token))!;
            await process.Inbox.CompleteAsync(item, token);
            return item.Refused;
        }

        await store.Workspaces.AddLinkCodeAsync("theirs", "ABCD2345", store.Clock.GetUtcNow().AddMinutes(5), Actor.CommandLine, token);
        await store.Workspaces.RedeemLinkCodeAsync("ABCD2345", new ConversationAddress("test", "there"), "default", Actor.CommandLine, token);

        InboxRefusal?[] refused = [await AskAsync(1, "ada"), await AskAsync(2, "ada"), await AskAsync(3, "ada"), await AskAsync(4, "ben"), await AskAsync(5, "cleo"), await AskAsync(6, "cleo", "there")];
        store.Clock.Advance(TimeSpan.FromHours(1));
        var later = await AskAsync(7, "ada");

        Assert.Equal([null, null, InboxRefusal.TooManyOfOneUserThisHour, null, InboxRefusal.TooManyOfWorkspaceThisHour, null], refused);
        Assert.Null(later);
    }

    [Fact]
    public async Task Knows_a_delivery_again()
    {
        Assert.True(await RecordAsync(1, "ada"));
        Assert.False(await RecordAsync(1, "ada"));
    }

    [Fact]
    public async Task An_edit_revises_its_message_within_the_limits()
    {
        await RecordAsync(1, "ada");
        await RecordAsync(2, "ada");
        await RecordAsync(3, "ada");

        var isTaken = await EditAsync(1, "ada", "Where?");
        var isRefused = await EditAsync(3, "ada", "When?");

        var heads = await HeadsAsync();
        Assert.True(isTaken);
        Assert.True(isRefused);
        Assert.Equal(["1 Where?", "2 Who?", "3 When?"], heads.Select(i => $"{i.Message.UpdateId} {i.Message.Text}"));
        Assert.Equal([2, 1, 2], heads.Select(i => i.Version));

        // The first was among those that wait: its edit takes nobody's place.
        Assert.Equal([null, null, InboxRefusal.TooManyOfOneUser], heads.Select(i => i.Refused));
    }

    [Fact]
    public async Task An_edit_of_what_was_refused_is_taken_once_there_is_room()
    {
        await RecordAsync(1, "ada");
        await RecordAsync(2, "ada");
        await RecordAsync(3, "ada");
        foreach (var item in await HeadsAsync())
        {
            await store.Inbox.CompleteAsync(item, TestContext.Current.CancellationToken);
        }

        Assert.True(await EditAsync(3, "ada", "When?"));

        Assert.Null(Assert.Single(await HeadsAsync()).Refused);
    }

    [Fact]
    public async Task An_edit_beyond_a_limit_is_refused_beside_its_message_and_the_next_one_takes_its_place()
    {
        await RecordAsync(1, "ada");
        await store.Inbox.CompleteAsync(Assert.Single(await HeadsAsync()), TestContext.Current.CancellationToken);
        await RecordAsync(2, "ada");
        await RecordAsync(3, "ada");

        Assert.True(await EditAsync(1, "ada", "Where?", second: 1));
        var refused = (await HeadsAsync())[^1];
        var kept = (await store.Inbox.FindAsync("test", "1", TestContext.Current.CancellationToken))!;
        foreach (var item in await HeadsAsync())
        {
            await store.Inbox.CompleteAsync(item, TestContext.Current.CancellationToken);
        }

        Assert.True(await EditAsync(1, "ada", "When?", second: 2));

        Assert.Equal(("edit 1-1", InboxRefusal.TooManyOfOneUser), (refused.Message.UpdateId, refused.Refused));
        Assert.Equal((1, "Who?"), Read(kept));
        var taken = Assert.Single(await HeadsAsync());
        Assert.Equal((kept.Id, 2, "When?"), (taken.Id, taken.Version, taken.Message.Text));
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_not_taken()
    {
        await RecordAsync(1, "ada");
        await EditAsync(1, "ada", "Where?", second: 2);

        Assert.False(await EditAsync(1, "ada", "Where?", second: 3));
        Assert.False(await EditAsync(1, "ada", "When?", second: 1));

        Assert.Equal("Where?", Assert.Single(await HeadsAsync()).Message.Text);
    }

    [Fact]
    public async Task An_edit_of_a_message_that_is_not_known_is_a_new_message()
    {
        var isTaken = await EditAsync(1, "ada", "Where?");
        var isTakenAgain = await EditAsync(1, "ada", "Where?");

        Assert.Equal((true, false), (isTaken, isTakenAgain));
        var item = Assert.Single(await HeadsAsync());
        Assert.Equal((1, "Where?", "edit 1-1"), (item.Version, item.Message.Text, item.Message.UpdateId));
    }

    [Theory]
    [InlineData("/source remove starter")]
    [InlineData("/confirm 1")]
    [InlineData("/forget")]
    [InlineData("/nothing of this name")]
    [InlineData(" ")]
    public async Task An_edit_gives_no_command(string text)
    {
        await RecordAsync(1, "ada");

        var isTaken = await EditAsync(1, "ada", text);
        var isNew = await EditAsync(2, "ada", text);

        Assert.Equal((false, false), (isTaken, isNew));
        Assert.Equal((1, "Who?"), Read(Assert.Single(await HeadsAsync())));
    }

    [Theory]
    [InlineData("/ask Where?")]
    [InlineData("/ask@SomeBot Where?")]
    [InlineData("/ or not?")]
    public async Task An_edit_asks_as_a_new_message_does(string text)
    {
        await RecordAsync(1, "ada");

        Assert.True(await EditAsync(1, "ada", text));

        Assert.Equal((2, text), Read(Assert.Single(await HeadsAsync())));
    }

    [Fact]
    public async Task A_clock_that_jumps_changes_nothing_about_edits()
    {
        await RecordAsync(1, "ada");
        await EditAsync(1, "ada", "Where?", second: 1);
        store.Clock.AdjustTime(store.Clock.GetUtcNow().AddHours(-1));

        Assert.True(await EditAsync(1, "ada", "When?", second: 2));
        store.Clock.Advance(TimeSpan.FromHours(5));
        Assert.False(await EditAsync(1, "ada", "Where?", second: 1));

        Assert.Equal((3, "When?"), Read(Assert.Single(await HeadsAsync())));
    }

    private static (int Version, string Text) Read(InboxItem item) => (item.Version, item.Message.Text);

    private Task<IReadOnlyList<InboxItem>> HeadsAsync() => store.Inbox.ReadHeadsAsync(["test"], 10, TestContext.Current.CancellationToken);

    private Task<bool> EditAsync(int message, string user, string text, int second = 1) => intake.RecordAsync(
        new IncomingMessage(
            new ConversationAddress("test", $"chat {message}"),
            $"edit {message}-{second}",
            SourceLimits.DefaultWorkspace,
            user,
            text,
            store.Clock.GetUtcNow(),
            IsPrivate: false)
        {
            MessageId = $"m{message}",
            EditedAt = DateTimeOffset.UnixEpoch.AddSeconds(second),
        },
        TestContext.Current.CancellationToken);

    private Task<bool> RecordAsync(int update, string user) => intake.RecordAsync(
        new IncomingMessage(
            new ConversationAddress("test", $"chat {update}"),
            $"{update}",
            SourceLimits.DefaultWorkspace,
            user,
            "Who?",
            DateTimeOffset.UnixEpoch,
            IsPrivate: false)
        {
            MessageId = $"m{update}",
        },
        TestContext.Current.CancellationToken);
}
