using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Unanswered;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Unanswered;

public sealed class UnansweredQuestionsTests : IDisposable
{
    private readonly PreviewRoom _room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    [Fact]
    public async Task Groups_similar_questions_with_their_count_and_last_time()
    {
        var first = await AbstainAsync("Why did the ferry stop?", "reason", "ferry");
        _room.Store.Clock.Advance(TimeSpan.FromHours(1));
        await AbstainAsync("When did the ferry stop?", "date");
        _room.Store.Clock.Advance(TimeSpan.FromHours(1));
        var last = await AbstainAsync("why has the ferry stopped", "reason");

        var groups = await ListAsync();

        Assert.Equal(["why has the ferry stopped", "When did the ferry stop?"], groups.Select(group => group.Question));
        Assert.Equal((first, 2, "reason", _room.Store.Clock.GetUtcNow()), (groups[0].Id, groups[0].Count, groups[0].MostMissing, groups[0].LastAskedAt));
        Assert.Equal([last, first], groups[0].Answers);
    }

    [Fact]
    public async Task Shows_neither_answers_nor_private_questions_nor_those_of_another_workspace()
    {
        await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AskAsync("Who polluted the river Tarse?");
        await _room.AskAsync("Who painted the Mona Lisa?", isPrivate: true);
        await _room.AskAsync("Who wrote Hamlet?", workspace: "theirs");
        await _room.AskAsync("Who discovered penicillin?");

        Assert.Equal("Who discovered penicillin?", Assert.Single(await ListAsync()).Question);
        Assert.Equal("Who wrote Hamlet?", Assert.Single(await ListAsync("theirs")).Question);
    }

    [Fact]
    public async Task A_group_closes_whole_once_and_in_its_own_workspace()
    {
        var id = await AbstainAsync("Why did the ferry stop?", "reason");
        await AbstainAsync("why has the ferry stopped", "reason");
        await AbstainAsync("When did the ferry stop?", "date");

        var elsewhere = await _room.Unanswered.CloseAsync("theirs", id, "telegram:7", "Not ours.", Token);
        var closed = await _room.Unanswered.CloseAsync("default", id, "telegram:7", "Not our subject.", Token);
        var again = await _room.Unanswered.CloseAsync("default", id, "telegram:7", "Not our subject.", Token);

        Assert.Equal((false, true, false), (elsewhere, closed, again));
        Assert.Equal("When did the ferry stop?", Assert.Single(await ListAsync()).Question);
        var entry = Assert.Single(await _room.Store.Audit.ReadAsync(new AuditFilter("default"), Token));
        Assert.Equal(
            ("telegram:7", AuditAction.Closed, id.ToString(CultureInfo.InvariantCulture), "Not our subject."),
            (entry.Actor, entry.Action, entry.Subject, entry.Detail));
    }

    [Fact]
    public async Task A_question_that_is_asked_again_later_opens_a_new_group()
    {
        var id = await AbstainAsync("Why did the ferry stop?", "reason");
        await _room.Unanswered.CloseAsync("default", id, "command line", "Not our subject.", Token);

        var later = await AbstainAsync("Why did the ferry stop?", "reason");

        Assert.Equal(later, Assert.Single(await ListAsync()).Id);
    }

    [Theory]
    [InlineData("ferry", "Why did Norvane Line stop sailing to Skellin?", "why has Norvane Line stopped sailing to Skellin")]
    [InlineData("museum", "Who polluted the river Tarse?", "who has polluted the river Tarse")]
    [InlineData("observatory", "Why did the Calder Space Agency suspend its share?", "why has the Calder Space Agency suspended its share")]
    public async Task A_source_that_answers_closes_a_group(string story, string question, string again)
    {
        var first = await _room.AskAsync(question);
        await _room.AskAsync(again);
        await _room.AskAsync("Who painted the Mona Lisa?");
        var before = await _room.Unanswered.CloseAnsweredAsync("default", Token);
        var id = await _room.AddAsync(PreviewRoom.Story(story));

        var closed = await _room.Unanswered.CloseAnsweredAsync("default", Token);

        Assert.Empty(before);
        Assert.Equal((first, 2, id), (Assert.Single(closed).Group.Id, closed[0].Group.Count, closed[0].SourceId));
        Assert.Equal("Who painted the Mona Lisa?", Assert.Single(await ListAsync()).Question);
        var entry = Assert.Single(await _room.Store.Audit.ReadAsync(new AuditFilter("default", Action: AuditAction.Closed), Token));
        Assert.Equal(("SpaceNewsBot", $"answered by {id}"), (entry.Actor, entry.Detail));
    }

    [Fact]
    public async Task A_workspace_is_answered_by_the_default_sources_too_and_only_the_named_one_is_looked_at()
    {
        await _room.AskAsync("Who polluted the river Tarse?", workspace: "ours");
        await _room.AskAsync("Who polluted the river Tarse?", workspace: "theirs");
        await _room.AddAsync(PreviewRoom.Story("museum"));

        await _room.Unanswered.CloseAnsweredAsync("ours", Token);

        Assert.Empty(await ListAsync("ours"));
        Assert.Single(await ListAsync("theirs"));
    }

    [Fact]
    public async Task A_source_of_one_workspace_closes_nothing_in_another()
    {
        await _room.AskAsync("Who polluted the river Tarse?", workspace: "ours");
        await _room.AddAsync(PreviewRoom.Story("museum"), workspace: "theirs");

        Assert.Empty(await _room.Unanswered.CloseAnsweredAsync("ours", Token));
    }

    private Task<IReadOnlyList<UnansweredGroup>> ListAsync(string workspace = "default") => _room.Unanswered.ListAsync(workspace, Token);

    private Task<long> AbstainAsync(string question, params string[] missing) =>
        _room.RecordAsync(question, new RecordedAnswer.Abstained("It isn't said.", [.. missing], null));
}
