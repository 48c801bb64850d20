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

    private Task<bool> RecordAsync(int update, string user) => intake.RecordAsync(
        new IncomingMessage(
            new ConversationAddress("test", $"chat {update}"),
            $"{update}",
            SourceLimits.DefaultWorkspace,
            user,
            "Who?",
            DateTimeOffset.UnixEpoch,
            IsPrivate: false),
        TestContext.Current.CancellationToken);
}
