using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every queue of corrections has to do.</summary>
public abstract class CorrectionLogContract
{
    private static readonly DateTimeOffset Time = new(2022, 3, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>An empty queue.</summary>
    protected abstract ICorrectionLog Log { get; }

    /// <summary>The sources whose changes it sees.</summary>
    protected abstract ISourceStore Sources { get; }

    /// <summary>The messages that were answered.</summary>
    protected abstract IInbox Inbox { get; }

    /// <summary>Their answers.</summary>
    protected abstract IAnswerLog Answers { get; }

    /// <summary>What is entered.</summary>
    protected abstract IAuditLog Audit { get; }

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_commit_removal_and_release_is_a_change_until_it_is_settled()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "First."), Token);
        await Sources.CommitAsync(SampleSources.Commit("s", "Second.", 2) with { IsQuarantined = true }, Token);
        await Sources.ReleaseAsync("default", "s", 2, "command line", "It is news.", Token);
        await Sources.RemoveAsync("default", "s", 2, "command line", "It was wrong.", Token);

        var changes = await Log.ReadChangesAsync(10, Token);
        await Log.SettleAsync(changes, [], Token);

        Assert.Equal(4, changes.Count);
        Assert.All(changes, c => Assert.Equal(("default", "s"), (c.WorkspaceId, c.SourceId)));
        Assert.Empty(await Log.ReadChangesAsync(10, Token));
    }

    [Fact]
    public async Task The_quotes_of_a_source_are_those_of_every_workspace_and_chat_but_not_of_retracted_answers()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote.", workspace: "theirs"), Token);
        var here = await PostAsync("1");
        var hidden = await PostAsync("2", isPrivate: true);
        var elsewhere = await PostAsync("3", workspace: "theirs");
        var nearest = await PostAsync("4", answer: new RecordedAnswer.Abstained("No.", [], new("default", "s", 1, "A quote.", 0)));
        var retracted = await PostAsync("5");
        await PostAsync("6", answer: new RecordedAnswer.Abstained("No.", [], new("theirs", "s", 1, "A quote.", 0)));
        await Log.RetractAsync("default", retracted, "command line", "", Token);

        var quotes = await Log.ReadQuotesAsync("default", "s", Token);

        Assert.Equal(
            new[] { here, hidden, elsewhere, nearest }.Select(id => new PostedQuote(id, 1, "A quote.")),
            quotes.OrderBy(q => q.AnswerId));
    }

    [Fact]
    public async Task Changes_are_settled_once()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        var changes = await Log.ReadChangesAsync(10, Token);

        var first = await Log.SettleAsync(changes, [new AffectedAnswer(id, 1)], Token);
        var pending = Assert.Single(await PendingAsync());
        await Log.FinishAsync(pending, new CorrectionOutcome.Unneeded(), Token);
        var second = await Log.SettleAsync(changes, [new AffectedAnswer(id, 1)], Token);

        Assert.Equal((1, 0), (first, second));
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task Pending_corrections_come_newest_answer_first_with_conversation_and_messages()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var (old, young) = (await PostAsync("1"), await PostAsync("2", isPrivate: true));
        await QueueAsync(old, young);

        var pending = await PendingAsync();
        var elsewhere = await Log.ReadPendingAsync(CorrectionKind.Change, ["discord"], 10, Token);

        Assert.Equal([young, old], pending.Select(p => p.Answer.Record.InboxItemId));
        Assert.All(pending, p => Assert.Equal(new ConversationAddress("telegram", "chat"), p.Answer.Conversation));
        Assert.Equal(["a", "b"], pending[0].MessageIds);
        Assert.Equal(("default", "s", 1, false), Read(pending[0]));
        Assert.Empty(elsewhere);
    }

    [Fact]
    public async Task A_new_answer_is_recorded_while_its_quotes_stand_and_keeps_the_messages()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await Sources.CommitAsync(SampleSources.Commit("s", "New words.", 2), Token);
        await QueueAsync(id);
        var pending = Assert.Single(await PendingAsync());

        var stale = await Log.RecordAsync(pending, pending.Answer.Record with { Answer = Quote("A quote.", 1) }, true, Token);
        var recorded = await Log.RecordAsync(pending, pending.Answer.Record with { Answer = Quote("New words.", 2) }, true, Token);

        Assert.Equal((false, true), (stale, recorded));
        var next = Assert.IsType<PendingCorrection.Change>(Assert.Single(await PendingAsync()));
        Assert.True(next.IsRecorded);
        Assert.Equal((AnswerState.Corrected, "a b"), (next.Answer.State, string.Join(' ', next.MessageIds)));
    }

    [Fact]
    public async Task What_was_queued_again_since_it_was_read_is_neither_recorded_nor_finished()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await QueueAsync(id);
        var pending = Assert.Single(await PendingAsync());
        var isPending = await Log.IsPendingAsync(pending, Token);
        await Sources.CommitAsync(SampleSources.Commit("s", "New words.", 2), Token);
        await QueueAsync(id);

        var recorded = await Log.RecordAsync(pending, pending.Answer.Record with { Answer = Quote("New words.", 2) }, true, Token);
        var finished = await Log.FinishAsync(pending, new CorrectionOutcome.Edited(["c"], "Changed."), Token);

        Assert.Equal((false, false), (recorded, finished));
        Assert.True(isPending);
        Assert.False(await Log.IsPendingAsync(pending, Token));
        Assert.Equal(AnswerState.Standing, Assert.Single(await PendingAsync()).Answer.State);
    }

    [Fact]
    public async Task A_finished_correction_counts_is_entered_and_knows_its_new_messages()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await QueueAsync(id);

        await Log.FinishAsync(Assert.Single(await PendingAsync()), new CorrectionOutcome.Edited(["a", "c", "d"], "Changed."), Token);

        Assert.Empty(await PendingAsync());
        Assert.Equal(1, await Log.CountEditedAsync(DateTimeOffset.UnixEpoch, Token));
        var entry = Assert.Single(await Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.Corrected), Token));
        Assert.Equal(("corrections", $"{id}", "Changed."), (entry.Actor, entry.Subject, entry.Detail));
        await Sources.RemoveAsync("default", "s", 1, "command line", "Wrong.", Token);
        await QueueAsync(id);
        Assert.Equal(["a", "c", "d"], Assert.Single(await PendingAsync()).MessageIds);
    }

    [Fact]
    public async Task An_answer_is_retracted_once_and_by_its_own_workspace()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");

        bool[] retracted =
        [
            await Log.RetractAsync("theirs", id, "command line", "No.", Token),
            await Log.RetractAsync("default", id + 1, "command line", "No.", Token),
            await Log.RetractAsync("default", id, "command line", "Wrong.", Token),
            await Log.RetractAsync("default", id, "command line", "Again.", Token),
        ];

        Assert.Equal([false, false, true, false], retracted);
        var pending = Assert.IsType<PendingCorrection.Retraction>(Assert.Single(await Log.ReadPendingAsync(CorrectionKind.Retraction, null, 10, Token)));
        Assert.Equal("Wrong.", pending.Reason);
        Assert.Single(await Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.Retracted), Token));
    }

    [Fact]
    public async Task A_retraction_takes_the_place_of_a_waiting_correction_and_no_correction_takes_its()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await QueueAsync(id);
        await Log.RetractAsync("default", id, "command line", "Wrong.", Token);
        await Sources.RemoveAsync("default", "s", 1, "command line", "Wrong.", Token);
        await QueueAsync(id);

        Assert.Empty(await PendingAsync());
        Assert.Single(await Log.ReadPendingAsync(CorrectionKind.Retraction, ["telegram"], 10, Token));
    }

    [Fact]
    public async Task What_a_person_wants_forgotten_takes_its_corrections_along()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        await QueueAsync(await PostAsync("1"));

        await Inbox.ForgetAsync("telegram", "user", Token);

        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task An_edit_of_the_question_takes_its_corrections_along_and_one_under_way_says_nothing_any_more()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await QueueAsync(id);
        var pending = Assert.Single(await PendingAsync());
        await Inbox.ReviseAsync(InboxContract.Edit("Who left?", 1), null, Token);
        var answer = new RecordedAnswer.Abstained("It isn't said.", [], null);
        await Answers.RecordAsync(new AnswerRecord(id, "default", "Who left?", Time, answer) { Version = 2 }, Token);

        var recorded = await Log.RecordAsync(pending, pending.Answer.Record with { Answer = Quote("A quote.", 1) }, true, Token);
        var finished = await Log.FinishAsync(pending, new CorrectionOutcome.Edited(["c"], "Changed."), Token);
        await Inbox.CompleteAsync(Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)), Token);

        Assert.Equal((false, false), (recorded, finished));
        Assert.False(await Log.IsPendingAsync(pending, Token));
        Assert.Empty(await PendingAsync());
        Assert.Equal("Who left?", (await Answers.FindAsync(id, Token))?.Question);
        Assert.Empty(await Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.Corrected), Token));
    }

    [Fact]
    public async Task The_answer_to_an_edited_question_is_corrected_like_any_other()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A quote."), Token);
        var id = await PostAsync("1");
        await Inbox.ReviseAsync(InboxContract.Edit("Who left?", 1), null, Token);
        await Answers.RecordAsync(new AnswerRecord(id, "default", "Who left?", Time, Quote("A quote.", 1)) { Version = 2 }, Token);
        await Inbox.CompleteAsync(Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token)), Token);
        await Sources.CommitAsync(SampleSources.Commit("s", "New words.", 2), Token);
        await QueueAsync(id);
        var pending = Assert.Single(await PendingAsync());

        var recorded = await Log.RecordAsync(pending, pending.Answer.Record with { Answer = Quote("New words.", 2) }, true, Token);

        Assert.Equal((true, 2, "a b"), (recorded, pending.Answer.Record.Version, string.Join(' ', pending.MessageIds)));
        var draft = Assert.IsType<RecordedAnswer.Grounded>((await Answers.FindAsync(id, Token))!.Answer).Draft;
        Assert.Equal("New words.", Assert.Single(draft.Claims).Text);
    }

    protected async Task<long> PostAsync(string update, string workspace = "default", bool isPrivate = false, RecordedAnswer? answer = null)
    {
        await Inbox.RecordAsync(InboxContract.Message(update) with { IsPrivate = isPrivate, WorkspaceId = workspace, MessageId = "50" }, null, Token);
        var item = Assert.Single(await Inbox.ReadHeadsAsync(["telegram"], 10, Token));
        var id = item.Id;
        Assert.True(await Answers.RecordAsync(new AnswerRecord(id, workspace, "Who landed?", Time, answer ?? Quote("A quote.", 1)), Token));
        await Inbox.RecordPartSentAsync(id, "a", isNotice: false, Token);
        await Inbox.RecordPartSentAsync(id, "b", isNotice: false, Token);
        await Inbox.CompleteAsync(item, Token);
        return id;
    }

    private static RecordedAnswer.Grounded Quote(string text, int revision) =>
        new(new DraftAnswer([new DraftClaim(text, [new("default", "s", revision, text, 0)])], []));

    private static (string Workspace, string Source, int Revision, bool IsRecorded) Read(PendingCorrection pending)
    {
        var change = Assert.IsType<PendingCorrection.Change>(pending);
        return (change.SourceWorkspaceId, change.SourceId, change.Revision, change.IsRecorded);
    }

    // As if the last change of "s" touched them.
    private async Task QueueAsync(params long[] ids) =>
        await Log.SettleAsync(await Log.ReadChangesAsync(10, Token), [.. ids.Select(id => new AffectedAnswer(id, 1))], Token);

    private Task<IReadOnlyList<PendingCorrection>> PendingAsync() => Log.ReadPendingAsync(CorrectionKind.Change, null, 10, Token);
}
