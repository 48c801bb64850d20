using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A chat with the real engine on a store in a real file: what is written is recorded and replied to.</summary>
internal sealed class ChatRoom : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly MessageHandler handler;
    private int updates;

    public ChatRoom()
    {
        Store = new SqliteStore(folder.Path);
        Services = Store.CreateServices();
        handler = new MessageHandler(new CommandDispatcher(Services), []);
    }

    public SqliteStore Store { get; }

    public CommandServices Services { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Adds a source past the chat; its id.</summary>
    public async Task<string> AddAsync(string text, string workspace = "default")
    {
        var change = new SourceChange.Add(new SourceMaterial(workspace, text, "command line", "A test needs it."));
        return Assert.IsType<SourceEditOutcome.Committed>(await new SourceEditor(Store.Sources, Store.Clock).EditAsync(change, Token)).SourceId;
    }

    /// <summary>Somebody writes; the reply.</summary>
    public async Task<Reply> WriteAsync(string text, string user = "5", Right right = Right.Reader, bool isPrivate = true, string? repliesTo = null, string workspace = "default")
    {
        var (item, reply) = await WriteAndKeepAsync(text, user, right, isPrivate, repliesTo, workspace);
        await Store.Inbox.CompleteAsync(item, Token);
        return reply;
    }

    /// <summary>Somebody writes, and the bot is killed before the reply is out.</summary>
    public async Task<(InboxItem Item, Reply Reply)> WriteAndKeepAsync(
        string text, string user = "5", Right right = Right.Reader, bool isPrivate = true, string? repliesTo = null, string workspace = "default")
    {
        var item = await RecordAsync(text, user, right, isPrivate, repliesTo, workspace);
        return (item, await ReplyAsync(item));
    }

    /// <summary>Somebody writes, and nobody has looked at it yet.</summary>
    public async Task<InboxItem> RecordAsync(
        string text, string user = "5", Right right = Right.Reader, bool isPrivate = true, string? repliesTo = null, string workspace = "default")
    {
        var message = new IncomingMessage(
            new ConversationAddress("test", isPrivate ? user : "group"), $"{++updates}", workspace, user, text, Store.Clock.GetUtcNow(), isPrivate)
        {
            Right = right,
            RepliesTo = repliesTo,
        };
        await Store.Inbox.RecordAsync(message, null, Token);
        return (await Store.Inbox.ReadHeadsAsync(["test"], 100, Token)).Single(i => i.Message.UpdateId == message.UpdateId);
    }

    /// <summary>The reply to a recorded message, made again as after a kill.</summary>
    public Task<Reply> ReplyAsync(InboxItem item) => handler.ReplyAsync(item, progress: null, Token);

    /// <summary>A moderator writes.</summary>
    public Task<Reply> ModerateAsync(string text, string user = "7", string workspace = "default") => WriteAsync(text, user, Right.Moderator, workspace: workspace);

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }
}
