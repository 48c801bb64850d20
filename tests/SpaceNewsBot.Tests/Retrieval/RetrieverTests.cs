using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Retrieval;

public sealed class RetrieverTests
{
    private const string Ferry = "# Ferry\n\nThe ferry to Skellin waits because the crew left.";
    private const string Later = "# Ferry\n\nThe ferry to Skellin sails because the crew came back.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commit_is_seen_from_the_next_question_on()
    {
        using var room = await StoryRoom.OfTextsAsync("# Museum\n\nThe museum opens.");
        var retriever = new Retriever(room.Sources);

        var before = await retriever.RetrieveAsync("default", "Skellin ferry", Token);
        await room.AddAsync(Ferry);
        var after = await retriever.RetrieveAsync("default", "Skellin ferry", Token);

        Assert.Empty(before);
        Assert.Contains(after, p => p.Text == "The ferry to Skellin waits because the crew left.");
    }

    [Fact]
    public async Task A_newer_revision_takes_the_place_of_the_older_one()
    {
        using var room = await StoryRoom.OfTextsAsync(Ferry);
        var retriever = new Retriever(room.Sources);
        await retriever.RetrieveAsync("default", "ferry", Token);
        var source = Assert.Single(await room.Sources.ListAsync("default", Token));

        await room.Editor.EditAsync(new SourceChange.Update(source.Id, new SourceMaterial("default", Later, "command line", "It sails again.")), Token);
        var found = await retriever.RetrieveAsync("default", "ferry crew", Token);

        Assert.NotEmpty(found);
        Assert.All(found, p => Assert.Equal((source.Id, 2), (p.Revision.SourceId, p.Revision.Number)));
    }

    [Fact]
    public async Task What_was_removed_answers_nothing_from_the_next_question_on()
    {
        using var room = await StoryRoom.OfTextsAsync(Ferry);
        var source = Assert.Single(await room.Sources.ListAsync("default", Token));
        var before = await room.AskAsync("Why does the ferry to Skellin wait?");

        await room.Editor.EditAsync(new SourceChange.Remove("default", source.Id, "command line", "It was wrong."), Token);
        var after = await room.AskAsync("Why does the ferry to Skellin wait?");

        Assert.True(before is GroundedAnswer, StoryRoom.Describe(before));
        Assert.Null(Assert.IsType<Abstention>(after).Nearest);
        Assert.Null(Assert.IsType<Abstention>(await room.AskAsync("Who suspended what, and why?")).Nearest);
    }

    [Fact]
    public async Task A_commit_of_another_process_is_seen_too()
    {
        using var folder = new TemporaryFolder();
        using var one = new SqliteStore(folder.Path);
        using var other = new SqliteStore(folder.Path);
        var retriever = new Retriever(one.Sources);
        await retriever.RetrieveAsync("default", "ferry", Token);

        await new SourceEditor(other.Sources, other.Clock).EditAsync(
            new SourceChange.Add(new SourceMaterial("default", Ferry, "command line", "Added elsewhere.")), Token);

        Assert.NotEmpty(await retriever.RetrieveAsync("default", "ferry", Token));
    }

    [Fact]
    public async Task A_chat_reads_the_default_workspace_and_its_own_and_never_another()
    {
        using var room = await StoryRoom.OfTextsAsync(Ferry);
        await room.AddAsync("# Quay\n\nThe ferry to Holm waits because the quay burned.", "discord-1");
        await room.AddAsync("# Secret\n\nThe ferry to Tarn waits because the captain fled.", "discord-2");
        var retriever = new Retriever(room.Sources);

        Assert.Equal(["default"], await WorkspacesAsync("default"));
        Assert.Equal(["default", "discord-1"], await WorkspacesAsync("discord-1"));
        Assert.Equal(["default", "discord-2"], await WorkspacesAsync("discord-2"));
        Assert.Equal(["default"], await WorkspacesAsync("discord"));

        async Task<IEnumerable<string>> WorkspacesAsync(string workspace) =>
            (await retriever.RetrieveAsync(workspace, "Why does the ferry wait?", Token)).Select(p => p.Revision.WorkspaceId).Distinct().Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Why does the ferry to Tarn wait?")]
    [InlineData("Who suspended what, and why?")]
    [InlineData("Who wrote the article?")]
    [InlineData("What is the title of the article?")]
    public async Task No_question_reads_another_workspace(string question)
    {
        using var room = await StoryRoom.OfTextsAsync();
        await room.AddAsync("Secret of Tarn\nBy Ada Example\n\nVessin Line suspended the ferry to Tarn on Monday because the captain fled, and it waits.\n\nThe ferry to Tarn waits because the captain fled.", "discord-2");

        var own = await room.AskAsync(question, workspace: "discord-2");
        var foreign = await room.AskAsync(question, workspace: "discord-1");

        Assert.True(own is GroundedAnswer, StoryRoom.Describe(own));
        Assert.Null(Assert.IsType<Abstention>(foreign).Nearest);
        Assert.DoesNotContain("Ada Example", ((Abstention)foreign).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_come_with_a_passage_in_the_order_of_the_text()
    {
        using var room = await StoryRoom.OfTextsAsync("# Title\n\nOne stands here.\n\nTwo stands here.\n\nThree zeppelins stand here.\n\nFour stands here.\n\nFive stands here.\n\nSix stands here.");
        var retriever = new Retriever(room.Sources);

        var found = await retriever.RetrieveAsync("default", "zeppelins", Token);

        Assert.Contains(found, p => p.Text == "Three zeppelins stand here.");
        Assert.Contains(found, p => p.Text == "Two stands here.");
        Assert.Equal(found.Select(p => p.Passage.Ordinal).Order(), found.Select(p => p.Passage.Ordinal));
    }

    [Fact]
    public async Task Questions_and_commits_at_the_same_time_see_whole_revisions()
    {
        using var room = await StoryRoom.OfTextsAsync(Ferry);
        var source = Assert.Single(await room.Sources.ListAsync("default", Token));
        var retriever = new Retriever(room.Sources);

        var edits = Task.Run(
            async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await room.Editor.EditAsync(new SourceChange.Update(source.Id, new SourceMaterial("default", $"{Later} Edit {i}.", "command line", "Again.")), Token);
                }
            },
            Token);
        var found = new List<IReadOnlyList<RetrievedPassage>>();
        do
        {
            found.Add(await retriever.RetrieveAsync("default", "ferry to Skellin", Token));
        }
        while (!edits.IsCompleted);
        await edits;

        Assert.All(found, passages => Assert.Single(passages.Select(p => p.Revision.Number).Distinct()));
        Assert.Equal(21, (await retriever.RetrieveAsync("default", "ferry", Token))[0].Revision.Number);
    }
}
