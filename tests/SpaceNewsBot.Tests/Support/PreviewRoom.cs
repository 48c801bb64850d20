using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Core.Workspaces;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A store in a real file with stories, questions that were asked in chats, and what moderators see of both.</summary>
internal sealed class PreviewRoom : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _asked;

    public PreviewRoom()
    {
        Store = new SqliteStore(_folder.Path);
        Editor = new SourceEditor(Store.Sources, Store.Clock);
        Previewer = new SourcePreviewer(Store.Sources, Store.Reviews, Store.Goldens, Store.Answers, Store.Clock);
        Unanswered = new UnansweredQuestions(Store.Answers, new QuestionAnswerer(Store.Sources));
    }

    public SqliteStore Store { get; }

    public SourceEditor Editor { get; }

    public SourcePreviewer Previewer { get; }

    public UnansweredQuestions Unanswered { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The text of a story of this repository.</summary>
    public static string Story(string name) => File.ReadAllText(Path.Combine(StoryRoom.Folder, name + ".md"));

    /// <summary>Adds a text as a source; returns its id.</summary>
    public async Task<string> AddAsync(string text, string workspace = "default") =>
        Assert.IsType<SourceEditOutcome.Committed>(
            await Editor.EditAsync(new SourceChange.Add(Material(text, workspace)), Token)).SourceId;

    /// <summary>What replacing words comes to.</summary>
    public Task<SourcePlan> PlanReplaceAsync(string id, string old, string @new, string workspace = "default") =>
        Editor.PlanAsync(new SourceChange.Replace(workspace, id, old, @new, "command line", "A test needs it."), Token);

    /// <summary>What removing a source comes to.</summary>
    public Task<SourcePlan> PlanRemoveAsync(string id, string workspace = "default") =>
        Editor.PlanAsync(new SourceChange.Remove(workspace, id, "command line", "A test needs it."), Token);

    /// <summary>What a change would do.</summary>
    public async Task<SourcePreview> PreviewAsync(SourcePlan plan)
    {
        var preview = await Previewer.PreviewAsync(plan, Token);
        Assert.NotNull(preview);
        return preview;
    }

    /// <summary>Asks in a chat, as the worker does: the outcome is recorded. Returns the answer's number.</summary>
    public async Task<long> AskAsync(string question, string workspace = "default", bool isPrivate = false)
    {
        var answered = await new QuestionAnswerer(Store.Sources).AnswerAsync(new Question(workspace, question), Token);
        return await RecordAsync(question, RecordedAnswer.From(answered.Answer), workspace, isPrivate);
    }

    /// <summary>Records a question with an outcome of the test's own.</summary>
    public async Task<long> RecordAsync(string question, RecordedAnswer answer, string workspace = "default", bool isPrivate = false)
    {
        var update = (++_asked).ToString(CultureInfo.InvariantCulture);
        var message = new IncomingMessage(
            new ConversationAddress("test", update), update, workspace, "user", question, Store.Clock.GetUtcNow(), isPrivate);
        await Store.Inbox.RecordAsync(message, null, Token);
        var item = (await Store.Inbox.ReadHeadsAsync(["test"], 10, Token)).Single(head => head.Message.UpdateId == update);
        Assert.True(await Store.Answers.RecordAsync(new AnswerRecord(item.Id, workspace, question, Store.Clock.GetUtcNow(), answer), Token));
        await Store.Inbox.CompleteAsync(item, Token);
        return item.Id;
    }

    /// <summary>Adds a golden question that has to be fine.</summary>
    public async Task<GoldenQuestion> AddGoldenAsync(string question, string? source, string workspace = "default") =>
        Assert.IsType<GoldenOutcome.Added>(await Store.Goldens.AddAsync(workspace, question, source, Actor.CommandLine, Token)).Question;

    public static SourceMaterial Material(string text, string workspace = "default") => new(workspace, text, "command line", "A test needs it.");

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
