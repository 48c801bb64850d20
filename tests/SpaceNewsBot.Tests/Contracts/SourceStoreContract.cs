using System.Globalization;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Contracts;

/// <summary>What every store of sources has to do.</summary>
public abstract class SourceStoreContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract ISourceStore Store { get; }

    [Fact]
    public async Task Gives_back_a_revision_as_it_was_written()
    {
        var metadata = new SourceMetadata("A title", "Ada Example", "The Orbit", "https://example.org/a?b=c", new DateOnly(2022, 2, 26));
        var commit = SampleSources.Commit("one", "The crew landed.", metadata: metadata);

        var outcome = await Store.CommitAsync(commit, Token);

        var found = await Store.FindAsync("default", "one", Token);
        var listed = Assert.Single(await Store.ListAsync("default", Token));
        Assert.Equal(new CommitOutcome.Committed("one", 1), outcome);
        AssertSame(commit.Revision, found);
        Assert.Equal(new Source("default", "one", 1, metadata, 16, SampleSources.Time), listed);
    }

    [Theory]
    [InlineData("'; DROP TABLE sources; --")]
    [InlineData("\"title\" OR 1=1 /* NEAR(*) */ % _ \\")]
    [InlineData("مرحبا بالعالم \u202Eright to left\u202C")]
    [InlineData("👩‍🚀🚀 e\u0301 ﷽ \uFFFD \u200B\u2028 end")]
    [InlineData("  $workspace @p1 :x ?1  ")]
    public async Task Gives_back_hostile_strings_as_they_were_written(string hostile)
    {
        var metadata = new SourceMetadata(hostile, hostile, hostile, hostile);
        var commit = SampleSources.Commit(hostile, hostile, workspace: hostile, metadata: metadata);

        await Store.CommitAsync(commit, Token);
        await Store.RemoveAsync("default", hostile, 1, hostile, hostile, Token);

        AssertSame(commit.Revision, await Store.FindAsync(hostile, hostile, Token));
        Assert.Equal(commit.Events, await Store.ReadEventsAsync(hostile, Token));
        Assert.Single(await Store.ListAsync(hostile, Token));
    }

    [Fact]
    public async Task Gives_back_names_and_days_of_the_ledger_as_they_were_written()
    {
        var commit = SampleSources.Commit("one", "The crew landed.");
        var row = commit.Events[0];
        var all = commit with
        {
            Events =
            [
                row with { How = row.Who, Speaker = row.Who, Actor = "The ' crew", SpeakerName = "Ada Example", Days = new DaySpan(new DateOnly(2022, 2, 1), new DateOnly(2022, 2, 28)) },
                row with { Ordinal = 1, Days = new DaySpan(DateOnly.MinValue, DateOnly.MaxValue) },
            ],
        };

        await Store.CommitAsync(all, Token);

        Assert.Equal(all.Events, await Store.ReadEventsAsync("default", Token));
    }

    [Fact]
    public async Task Finds_a_text_that_is_already_there_and_writes_no_second_copy()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "The same text."), Token);

        var outcome = await Store.CommitAsync(SampleSources.Commit("two", "The same text."), Token);

        Assert.Equal(new CommitOutcome.AlreadyThere("one"), outcome);
        Assert.Single(await Store.ListAsync("default", Token));
    }

    [Fact]
    public async Task Takes_a_text_again_whose_source_was_removed()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "The same text."), Token);
        await Store.RemoveAsync("default", "one", 1, "somebody", "a mistake", Token);

        var outcome = await Store.CommitAsync(SampleSources.Commit("two", "The same text."), Token);

        Assert.Equal(new CommitOutcome.Committed("two", 1), outcome);
    }

    [Fact]
    public async Task Refuses_a_change_that_was_made_against_an_older_revision()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "First."), Token);
        await Store.CommitAsync(SampleSources.Commit("one", "Second.", number: 2), Token);

        var stale = await Store.CommitAsync(SampleSources.Commit("one", "Mine.", number: 2), Token);
        var asNew = await Store.CommitAsync(SampleSources.Commit("one", "Mine.", number: 1), Token);
        var unknown = await Store.CommitAsync(SampleSources.Commit("other", "Mine.", number: 2), Token);

        Assert.Equal(new CommitOutcome.Conflict(2), stale);
        Assert.Equal(new CommitOutcome.Conflict(2), asNew);
        Assert.Equal(new CommitOutcome.Conflict(0), unknown);
        Assert.Equal("Second.", (await Store.FindAsync("default", "one", Token))?.Text);
    }

    [Fact]
    public async Task Corrects_metadata_while_the_text_stays()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "The text."), Token);

        var corrected = await Store.CommitAsync(
            SampleSources.Commit("one", "The text.", number: 2, metadata: new SourceMetadata(Author: "Ada Example")),
            Token);

        Assert.Equal(new CommitOutcome.Committed("one", 2), corrected);
    }

    [Fact]
    public async Task Keeps_every_revision_and_answers_from_the_last()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "First."), Token);
        await Store.CommitAsync(SampleSources.Commit("one", "Second.", number: 2), Token);

        var terms = await Store.ReadTermsAsync("default", Token).ToListAsync(Token);
        var events = await Store.ReadEventsAsync("default", Token);

        Assert.Equal("First.", (await Store.FindRevisionAsync("default", "one", 1, Token))?.Text);
        Assert.Equal(2, Assert.Single(terms).Revision);
        Assert.Equal(2, Assert.Single(events).Revision);
    }

    [Fact]
    public async Task A_removed_source_is_out_of_everything_but_its_revisions_stay()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "First."), Token);

        var removed = await Store.RemoveAsync("default", "one", 1, "somebody", "outdated", Token);
        var again = await Store.RemoveAsync("default", "one", 1, "somebody", "outdated", Token);

        Assert.True(removed);
        Assert.False(again);
        Assert.Null(await Store.FindAsync("default", "one", Token));
        Assert.Empty(await Store.ListAsync("default", Token));
        Assert.Empty(await Store.ReadTermsAsync("default", Token).ToListAsync(Token));
        Assert.Empty(await Store.ReadEventsAsync("default", Token));
        Assert.NotNull(await Store.FindRevisionAsync("default", "one", 1, Token));
    }

    [Fact]
    public async Task Another_workspace_sees_nothing_of_it()
    {
        await Store.CommitAsync(SampleSources.Commit("one", "The same text.", workspace: "theirs"), Token);

        var removed = await Store.RemoveAsync("ours", "one", 1, "somebody", "not ours", Token);
        var added = await Store.CommitAsync(SampleSources.Commit("one", "The same text.", workspace: "ours"), Token);
        await Store.RemoveAsync("ours", "one", 1, "somebody", "tidying", Token);

        Assert.False(removed);
        Assert.Equal(new CommitOutcome.Committed("one", 1), added);
        Assert.Empty(await Store.ListAsync("ours", Token));
        Assert.Empty(await Store.ReadTermsAsync("ours", Token).ToListAsync(Token));
        Assert.Empty(await Store.ReadEventsAsync("ours", Token));
        Assert.Null(await Store.FindRevisionAsync("elsewhere", "one", 1, Token));
        Assert.Single(await Store.ListAsync("theirs", Token));
    }

    [Fact]
    public async Task The_generation_grows_with_every_change_and_with_nothing_else()
    {
        var empty = await Store.GetGenerationAsync(Token);
        await Store.CommitAsync(SampleSources.Commit("one", "First."), Token);
        var added = await Store.GetGenerationAsync(Token);
        await Store.CommitAsync(SampleSources.Commit("two", "First."), Token);
        var unchanged = await Store.GetGenerationAsync(Token);
        await Store.CommitAsync(SampleSources.Commit("one", "Other.", workspace: "other"), Token);
        var elsewhere = await Store.GetGenerationAsync(Token);

        await Store.RemoveAsync("default", "one", 1, "somebody", "outdated", Token);

        Assert.True(added > empty);
        Assert.Equal(added, unchanged);
        Assert.True(elsewhere > unchanged);
        Assert.True(await Store.GetGenerationAsync(Token) > elsewhere);
    }

    [Fact]
    public async Task Terms_come_in_order_also_when_there_are_many()
    {
        foreach (var number in Enumerable.Range(0, 1_100).Reverse())
        {
            var id = number.ToString("0000", CultureInfo.InvariantCulture);
            await Store.CommitAsync(SampleSources.Commit(id, $"Text {id}."), Token);
        }

        var terms = await Store.ReadTermsAsync("default", Token).ToListAsync(Token);

        Assert.Equal(1_100, terms.Count);
        Assert.Equal(terms.Select(t => t.SourceId).Order(StringComparer.Ordinal), terms.Select(t => t.SourceId));
        Assert.All(terms, t => Assert.Equal(SampleSources.Commit(t.SourceId, "Any.").Terms[0].Terms, t.Terms));
    }

    private static void AssertSame(SourceRevision expected, SourceRevision? found)
    {
        Assert.NotNull(found);
        Assert.Equal(expected.Passages, found.Passages);
        Assert.Equal(expected with { Passages = default }, found with { Passages = default });
    }
}
