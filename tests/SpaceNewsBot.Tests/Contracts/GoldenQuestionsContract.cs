using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every store of golden questions has to do.</summary>
public abstract class GoldenQuestionsContract
{
    private static readonly Actor _moderator = new("telegram", "7");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract IGoldenQuestions Goldens { get; }

    /// <summary>The sources that answers have to cite.</summary>
    protected abstract ISourceStore Sources { get; }

    /// <summary>What the store writes of its changes.</summary>
    protected abstract IAuditLog Audit { get; }

    [Fact]
    public async Task Gives_back_questions_as_they_were_added_oldest_first()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A text."), Token);

        var first = await AddAsync("  Who landed? 🚀 ", "s");
        var second = await AddAsync("Who'); DROP TABLE golden_questions; --", null);

        var listed = await Goldens.ListAsync("default", Token);
        Assert.Equal([first, second], listed);
        Assert.Equal(("Who landed? 🚀", "s", "telegram:7"), (first.Question, first.ExpectedSource, first.AddedBy));
        Assert.Null(second.ExpectedSource);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("?!\u200B")]
    public async Task Refuses_a_question_without_words(string question)
    {
        Assert.Contains("is empty", await RefusalAsync(question, null), StringComparison.Ordinal);
        Assert.Empty(await Goldens.ListAsync("default", Token));
    }

    [Fact]
    public async Task Refuses_a_question_that_is_too_long()
    {
        await AddAsync(new string('x', Question.MaxLength), null);

        Assert.Contains("2001 characters", await RefusalAsync(new string('x', Question.MaxLength + 1), null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_source_that_the_workspace_does_not_read()
    {
        await Sources.CommitAsync(SampleSources.Commit("theirs", "A text.", workspace: "theirs"), Token);
        await Sources.CommitAsync(SampleSources.Commit("removed", "Another text."), Token);
        await Sources.RemoveAsync("default", "removed", 1, "somebody", "outdated", Token);

        Assert.Contains("no source \"nowhere\"", await RefusalAsync("Who landed?", "nowhere"), StringComparison.Ordinal);
        Assert.Contains("no source \"theirs\"", await RefusalAsync("Who landed?", "theirs"), StringComparison.Ordinal);
        Assert.Contains("no source \"removed\"", await RefusalAsync("Who landed?", "removed"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_a_source_of_the_default_workspace_for_another_one()
    {
        await Sources.CommitAsync(SampleSources.Commit("s", "A text."), Token);

        Assert.Equal("s", (await AddAsync("Who landed?", "s", workspace: "ours")).ExpectedSource);
    }

    [Fact]
    public async Task Refuses_a_question_that_is_there_already_and_says_where()
    {
        var first = await AddAsync("Who landed?", null);

        var refusal = await RefusalAsync(" Who landed?", null);

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"number {first.Id}:"), refusal, StringComparison.Ordinal);
        await AddAsync("who landed?", null);
        await AddAsync("Who landed?", null, workspace: "theirs");
    }

    [Fact]
    public async Task Refuses_more_than_a_workspace_may_have()
    {
        foreach (var number in Enumerable.Range(1, GoldenLimits.MaxQuestions))
        {
            await AddAsync(string.Create(CultureInfo.InvariantCulture, $"Question {number}?"), null);
        }

        Assert.Contains("There are 500 golden questions", await RefusalAsync("One more?", null), StringComparison.Ordinal);
        await AddAsync("One more?", null, workspace: "theirs");
    }

    [Fact]
    public async Task A_number_is_never_given_again_and_removes_once_and_in_its_own_workspace()
    {
        var first = await AddAsync("Who landed?", null);

        var elsewhere = await Goldens.RemoveAsync("theirs", first.Id, _moderator, Token);
        var removed = await Goldens.RemoveAsync("default", first.Id, _moderator, Token);
        var again = await Goldens.RemoveAsync("default", first.Id, _moderator, Token);
        var second = await AddAsync("Who landed?", null);

        Assert.Equal((false, true, false), (elsewhere, removed, again));
        Assert.True(second.Id > first.Id);
        Assert.Equal([second], await Goldens.ListAsync("default", Token));
        Assert.Empty(await Goldens.ListAsync("theirs", Token));
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_log_and_no_refusal_does()
    {
        var golden = await AddAsync("Who landed?", null);
        await RefusalAsync("", null);
        await Goldens.RemoveAsync("default", golden.Id, Actor.CommandLine, Token);

        var entries = await Audit.ReadAsync(new AuditFilter("default"), Token);

        var subject = golden.Id.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            [("command line", AuditAction.GoldenRemoved, subject, "Who landed?"), ("telegram:7", AuditAction.GoldenAdded, subject, "Who landed?")],
            entries.Select(entry => (entry.Actor, entry.Action, entry.Subject, entry.Detail)));
    }

    private async Task<GoldenQuestion> AddAsync(string question, string? source, string workspace = "default") =>
        Assert.IsType<GoldenOutcome.Added>(await Goldens.AddAsync(workspace, question, source, _moderator, Token)).Question;

    private async Task<string> RefusalAsync(string question, string? source) =>
        Assert.IsType<GoldenOutcome.Refused>(await Goldens.AddAsync("default", question, source, _moderator, Token)).Reason;
}
