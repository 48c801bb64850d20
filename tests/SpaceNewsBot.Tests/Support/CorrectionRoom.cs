using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using Xunit;

namespace SpaceNewsBot.Tests.Support;

/// <summary>A store in a real file with answers that were posted on a test's platform.</summary>
internal sealed class CorrectionRoom : IDisposable
{
    public const string Story = "Dockers stopped work.\nIt rained.";

    private readonly TemporaryFolder folder = new();

    public CorrectionRoom()
    {
        Store = new SqliteStore(folder.Path);
        Answers = new SentenceAnswers(Store.Sources);
    }

    public SqliteStore Store { get; }

    public SentenceAnswers Answers { get; }

    public TestPlatform Platform { get; } = new();

    public ReplyTurns Turns { get; } = new();

    public CorrectionOptions Options { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Corrector CreateCorrector(ICorrectionLog? log = null) => new(
        log ?? Store.Corrections,
        Store.Sources,
        Answers.AnswerAsync,
        Turns,
        Microsoft.Extensions.Options.Options.Create(Options),
        Store.Clock,
        NullLogger<Corrector>.Instance);

    public async Task<CorrectionPass> RunAsync()
    {
        using var corrector = CreateCorrector();
        return await corrector.RunAsync([Platform], Token);
    }

    /// <summary>Writes a source's revision.</summary>
    public async Task WriteAsync(string source, string text, int number = 1, string workspace = "default") =>
        Assert.IsType<Core.Sources.CommitOutcome.Committed>(
            await Store.Sources.CommitAsync(SampleSources.Commit(source, text, number, workspace), Token));

    public async Task RemoveAsync(string source, int revision) =>
        Assert.True(await Store.Sources.RemoveAsync("default", source, revision, "command line", "A test needs it.", Token));

    /// <summary>Answers a question and posts that in one message, whose id is "m" and the answer's number.</summary>
    public async Task<long> PostAsync(string question, string workspace = "default", bool isPrivate = false, string chat = "chat", bool isPosted = true)
    {
        var message = new IncomingMessage(
            new ConversationAddress("test", chat), Guid.NewGuid().ToString(), workspace, "user", question, Store.Clock.GetUtcNow(), isPrivate);
        await Store.Inbox.RecordAsync(message, null, Token);
        var id = (await Store.Inbox.ReadHeadsAsync(["test"], 100, Token)).Single(i => i.Message.UpdateId == message.UpdateId).Id;
        var answered = await Answers.AnswerAsync(new Question(workspace, question), Token);
        var record = new AnswerRecord(id, workspace, question, Store.Clock.GetUtcNow(), RecordedAnswer.From(answered.Answer));
        Assert.True(await Store.Answers.RecordAsync(record, Token));
        if (isPosted)
        {
            await FinishPostingAsync(id);
        }

        return id;
    }

    public async Task FinishPostingAsync(long id)
    {
        await Store.Inbox.RecordPartSentAsync(id, $"m{id}", isNotice: false, Token);
        await Store.Inbox.CompleteAsync((await Store.Inbox.ReadHeadsAsync(["test"], 100, Token)).Single(i => i.Id == id), Token);
    }

    /// <summary>What became of an answer, of a private chat too.</summary>
    public AnswerState StateOf(long id)
    {
        using var connection = Store.ConnectDirectly();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM answers WHERE item_id = $item";
        command.Parameters.AddWithValue("$item", id);
        return Enum.Parse<AnswerState>((string)command.ExecuteScalar()!);
    }

    /// <summary>The words of the recorded answer.</summary>
    public async Task<string> WordsOfAsync(long id) => (await Store.Answers.FindAsync(id, Token))!.Answer switch
    {
        RecordedAnswer.Grounded(var draft) => string.Join('\n', draft.Claims.Select(c => c.Text)),
        RecordedAnswer.Abstained(var reason, _, _) => reason,
        _ => "",
    };

    /// <summary>The words that the last edit of an answer's messages shows.</summary>
    public string ShownOf(long id) => Platform.Edited.Last(e => e.MessageIds == $"m{id}").Reply switch
    {
        Reply.OfCorrection { Outcome: GroundedAnswer answer } => string.Join('\n', answer.Claims.Select(c => c.Text)),
        Reply.OfCorrection { Outcome: Abstention abstention } => abstention.Reason,
        Reply.OfRetraction retraction => retraction.Reason,
        _ => "",
    };

    public async Task<IReadOnlyList<AuditEntry>> AuditOfAsync(long id, AuditAction action, string workspace = "default") =>
        await Store.Audit.ReadAsync(new AuditFilter(workspace, Action: action, Subject: id.ToString(CultureInfo.InvariantCulture)), Token);

    public void Dispose()
    {
        Store.Dispose();
        folder.Dispose();
    }
}
