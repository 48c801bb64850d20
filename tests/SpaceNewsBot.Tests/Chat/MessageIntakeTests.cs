using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
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
