using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Previews;

public sealed class PlannedStoreTests : IDisposable
{
    private static readonly string[] _questions =
    [
        "Who suspended what, and why?",
        "What happened?",
        "Who is the author of the article?",
        "Why did Norvane Line stop sailing to Skellin?",
        "Who leads the Dockhands' League?",
        "Who polluted the river Tarse?",
        "Why is the museum ending its partnership with Orvel?",
        "Why did the Calder Space Agency suspend its share?",
        "Who painted the Mona Lisa?",
    ];

    private readonly PreviewRoom _room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _room.Dispose();

    [Theory]
    [InlineData("add")]
    [InlineData("add in quarantine")]
    [InlineData("update")]
    [InlineData("update into quarantine")]
    [InlineData("edit")]
    [InlineData("roll back")]
    [InlineData("remove")]
    [InlineData("remove from quarantine")]
    [InlineData("restore")]
    [InlineData("release")]
    public async Task Shows_what_the_store_shows_after_the_plan_is_applied(string change)
    {
        var museum = await _room.AddAsync(PreviewRoom.Story("museum"));
        var ferry = await _room.AddAsync(PreviewRoom.Story("ferry"));
        await _room.AddAsync(PreviewRoom.Story("observatory"), workspace: "theirs");
        await ReviewAsync(museum);
        var plan = await PlanAsync(change, museum);
        var planned = new PlannedStore(new StoreReadings(_room.Store.Sources, _room.Store.Reviews), plan, _room.Store.Clock.GetUtcNow());

        var expected = await DescribeAsync(planned, museum, ferry);
        await _room.Editor.ApplyAsync(plan, Token);

        Assert.Equal(await DescribeAsync(_room.Store.Sources, museum, ferry), expected);
    }

    [Fact]
    public async Task Shows_the_store_as_it_is_for_a_plan_of_nothing()
    {
        var museum = await _room.AddAsync(PreviewRoom.Story("museum"));
        var nothing = await _room.PlanRemoveAsync("nowhere");

        var planned = new PlannedStore(new StoreReadings(_room.Store.Sources, _room.Store.Reviews), nothing, _room.Store.Clock.GetUtcNow());

        Assert.Equal(await DescribeAsync(_room.Store.Sources, museum, museum), await DescribeAsync(planned, museum, museum));
    }

    [Fact]
    public async Task Keeps_to_the_passages_that_it_read_first()
    {
        var museum = await _room.AddAsync(PreviewRoom.Story("museum"));
        var planned = new PlannedStore(
            new StoreReadings(_room.Store.Sources, _room.Store.Reviews), await _room.PlanReplaceAsync(museum, "3,200", "3,201"), _room.Store.Clock.GetUtcNow());
        var answerer = new QuestionAnswerer(planned);
        await answerer.AnswerAsync(new Question("default", "Who polluted the river Tarse?"), Token);

        await _room.AddAsync(PreviewRoom.Story("ferry"));

        var answered = await answerer.AnswerAsync(new Question("default", "Who leads the Dockhands' League?"), Token);
        Assert.IsType<Abstention>(answered.Answer);
    }

    [Fact]
    public async Task Takes_no_change()
    {
        var museum = await _room.AddAsync(PreviewRoom.Story("museum"));
        var write = Assert.IsType<SourcePlan.Write>(await _room.PlanReplaceAsync(museum, "3,200", "3,201"));
        var planned = new PlannedStore(new StoreReadings(_room.Store.Sources, _room.Store.Reviews), write, _room.Store.Clock.GetUtcNow());

        await Assert.ThrowsAsync<NotSupportedException>(() => planned.CommitAsync(write.Commit, Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => planned.RemoveAsync("default", museum, 1, "", "", Token));
        await Assert.ThrowsAsync<NotSupportedException>(() => planned.ReleaseAsync("default", museum, 1, "", "", Token));
    }

    private async Task<SourcePlan> PlanAsync(string change, string museum)
    {
        switch (change)
        {
            case "add" or "add in quarantine":
                // An id in the middle of the list.
                var material = PreviewRoom.Material(PreviewRoom.Story("observatory").Replace("Calder space agency", "Middle space agency", StringComparison.Ordinal));
                return HeldIf(change == "add in quarantine", await _room.Editor.PlanAsync(new SourceChange.Add(material), Token));
            case "update" or "update into quarantine":
                return HeldIf(change != "update", await _room.PlanReplaceAsync(museum, "polluted the river Tarse", "missed three payments"));
            case "edit":
                var fields = PreviewRoom.Material("") with { Author = "Ada Example" };
                return await _room.Editor.PlanAsync(new SourceChange.Edit(museum, fields, []), Token);
            case "roll back":
                await _room.Editor.ApplyAsync(await _room.PlanReplaceAsync(museum, "3,200", "3,201"), Token);
                return await _room.Editor.PlanAsync(new SourceChange.RollBack("default", museum, 1, "command line", "It was right."), Token);
            case "remove":
                return await _room.PlanRemoveAsync(museum);
            case "remove from quarantine":
                await _room.Editor.ApplyAsync(HeldIf(true, await _room.PlanReplaceAsync(museum, "3,200", "3,201")), Token);
                return await _room.PlanRemoveAsync(museum);
            case "restore":
                await _room.Editor.ApplyAsync(await _room.PlanRemoveAsync(museum), Token);
                return await _room.Editor.PlanAsync(new SourceChange.Restore("default", museum, "command line", "It is needed."), Token);
            case "release":
                await _room.Editor.ApplyAsync(HeldIf(true, await _room.PlanReplaceAsync(museum, "3,200", "3,201")), Token);
                return await _room.Editor.PlanAsync(new SourceChange.Release("default", museum, "telegram:7", "It is news."), Token);
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    // One of each, on every row in turn: some lapse with the change and some don't.
    private async Task ReviewAsync(string museum)
    {
        EventReview[] verdicts = [EventReview.Hidden, EventReview.Approved, EventReview.Edited];
        var found = await _room.Store.Reviews.FindAsync("default", museum, Token);
        foreach (var row in found!.Ledger.Rows)
        {
            var review = RowReview.Of(row with { Why = null }, verdicts[row.Ordinal % 3], "telegram:7", _room.Store.Clock.GetUtcNow(), "It is so.");
            Assert.True(await _room.Store.Reviews.WriteAsync(review, 1, EventId.Of(row), "", Token));
        }
    }

    private static SourcePlan HeldIf(bool isHeld, SourcePlan plan)
    {
        var write = Assert.IsType<SourcePlan.Write>(plan);
        return write with { Commit = write.Commit with { IsQuarantined = isHeld } };
    }

    // Everything that can be read, in lines.
    private static async Task<List<string>> DescribeAsync(ISourceStore store, params string[] ids)
    {
        var lines = new List<string>();
        foreach (var workspace in new[] { "default", "theirs" })
        {
            var sources = await store.ListAsync(workspace, Token);
            Add(sources);
            Add(await store.ReadTermsAsync(workspace, Token).ToListAsync(Token));
            Add(await store.ReadEventsAsync(workspace, Token));
            foreach (var id in sources.Select(source => source.Id).Concat(ids).Distinct())
            {
                Add(await store.FindAsync(workspace, id, Token));
                Add(await store.FindHistoryAsync(workspace, id, Token));
                for (var number = 1; number <= 3; number++)
                {
                    Add(await store.FindRevisionAsync(workspace, id, number, Token));
                }
            }

            var answerer = new QuestionAnswerer(store);
            foreach (var question in _questions)
            {
                var answer = (await answerer.AnswerAsync(new Question(workspace, question), Token)).Answer;
                lines.Add($"{question} {StoryRoom.Describe(answer)}");
                Add(StoryRoom.CitationsOf(answer));
            }
        }

        return lines;

        void Add<T>(T read) => lines.Add(JsonSerializer.Serialize(read));
    }
}
