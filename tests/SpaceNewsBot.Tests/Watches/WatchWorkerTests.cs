using Microsoft.Extensions.Logging.Abstractions;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Watches;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Watches;

/// <summary>Who waits for an answer gets it in private when a source gives it.</summary>
public sealed class WatchWorkerTests : IAsyncLifetime
{
    private const string Story = "Ferry halted\n\nThe harbour office of Selm suspended the night ferry on Friday because its engine had failed.";
    private const string Question = "Why was the night ferry suspended?";

    private readonly ChatRoom room = new();
    private readonly ObservedTime time = new();
    private WatchWorker worker = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        worker = new WatchWorker(
            room.Services.Watches, new QuestionAnswerer(room.Store.Sources), room.Store.Audit, room.Store.Workspaces, [], new InboxSignal(), time, NullLogger<WatchWorker>.Instance);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await worker.StopAsync(CancellationToken.None);
        worker.Dispose();
        room.Dispose();
    }

    [Fact]
    public async Task Asks_in_private_once_when_a_source_answers()
    {
        await room.AddAsync("Quarry\n\nThe quarry of Obrin opened on Tuesday.");
        var (item, abstention) = await room.WriteAndKeepAsync(Question, isPrivate: false);
        await room.Store.Inbox.CompleteAsync(item, Token);
        await room.WriteAsync($"/notify {item.Id}", user: "5");
        await room.WriteAsync($"/notify {item.Id}", user: "5");
        await room.WriteAsync($"/notify {item.Id}", user: "6");
        await worker.StartAsync(Token);
        await time.NextWaitAsync(Token);
        var before = await WaitingAsync();

        await room.AddAsync(Story);
        await LookAsync();
        var asked = await WaitingAsync();

        Assert.IsType<Abstention>(Assert.IsType<Reply.OfAnswer>(abstention).Outcome);
        Assert.Empty(before);
        Assert.Equal(["@5", "@6"], asked.Select(i => i.Message.Conversation.ChatId));
        Assert.All(asked, i => Assert.True(i.Message.IsPrivate));
        Assert.IsType<GroundedAnswer>(Assert.IsType<Reply.OfAnswer>(await room.ReplyAsync(asked[0])).Outcome);
        Assert.Empty(await room.Services.Watches.ListAsync(10, Token));
    }

    [Fact]
    public async Task Waits_while_the_workspace_is_paused()
    {
        await room.AddAsync("Quarry\n\nThe quarry of Obrin opened on Tuesday.");
        var (item, _) = await room.WriteAndKeepAsync(Question, isPrivate: false);
        await room.Store.Inbox.CompleteAsync(item, Token);
        await room.WriteAsync($"/notify {item.Id}");
        await room.Store.Workspaces.SetPausedAsync("default", true, "A test.", Actor.CommandLine, Token);
        await room.AddAsync(Story);

        await worker.StartAsync(Token);
        await time.NextWaitAsync(Token);

        Assert.Empty(await WaitingAsync());
        Assert.Single(await room.Services.Watches.ListAsync(10, Token));
    }

    private async Task<IReadOnlyList<InboxItem>> WaitingAsync() =>
        [.. (await room.Store.Inbox.ReadHeadsAsync(["test"], 10, Token)).Where(i => i.Message.UpdateId.StartsWith("watch", StringComparison.Ordinal))];

    private async Task LookAsync()
    {
        // The wait behind a look begins when the look is done.
        time.Advance(TimeSpan.FromMinutes(1));
        await time.NextWaitAsync(Token);
    }
}
