using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Generation;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>Rows of the ledger that a language model proposes, on a store in a real file.</summary>
public sealed class ProposedEventsTests : IDisposable
{
    private const string Story = "Harbour news\n\nOver the ferry's future there was a row in Selm on Monday: talks between union and owner collapsed over night pay.\n\nNobody was hurt.";

    private readonly TemporaryFolder folder = new();
    private readonly SqliteStore store;
    private readonly ScriptedModel model = new();

    public ProposedEventsTests() => store = new SqliteStore(folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_proposed_row_is_listed_and_answers_nothing_until_a_moderator_approves_it()
    {
        var id = await AddAsync();
        model.Proposed = _ => [new ModelEvent(1, "a row") { What = "the ferry's future", When = "Monday", Where = "Selm", Why = "night pay", Status = "done" }];

        var notice = Assert.IsType<Reply.OfNotice>(await RunAsync($"events propose {id}"));
        Assert.StartsWith("One row was proposed.", notice.Sentence, StringComparison.Ordinal);
        var row = Assert.Single(await RowsAsync(), r => r.Review == EventReview.Proposed);
        Assert.Equal(("a row", "the ferry's future", "Selm", "night pay"), (row.Action.Text, row.What?.Text, row.Where?.Text, row.Why?.Text));
        Assert.DoesNotContain("Why: \u201Cnight pay\u201D", await AskAsync(), StringComparison.Ordinal);

        await RunAsync($"events approve {EventId.Of(row)}");
        Assert.Equal(EventReview.Approved, Assert.Single(await RowsAsync(), r => r.Action.Text == "a row").Review);
        Assert.Contains("Why: \u201Cnight pay\u201D", await AskAsync(), StringComparison.Ordinal);

        await new SourceEditor(store.Sources, store.Clock).EditAsync(new SourceChange.Replace("default", id, "Nobody was hurt.", "Two were hurt.", "command line", "A correction."), Token);
        Assert.Single(await RowsAsync(), r => r.Action.Text == "a row");
        await new SourceEditor(store.Sources, store.Clock).EditAsync(new SourceChange.Replace("default", id, "night pay", "holidays", "command line", "A correction."), Token);
        Assert.DoesNotContain(await RowsAsync(), r => r.Action.Text == "a row");
    }

    [Fact]
    public async Task Only_words_of_the_source_enter_and_nothing_twice()
    {
        var id = await AddAsync();
        model.Proposed = _ =>
        [
            new ModelEvent(1, "a row") { What = "the ferry's past" },
            new ModelEvent(1, "a fight") { What = "the ferry's future" },
            new ModelEvent(7, "a row") { What = "the ferry's future" },
            new ModelEvent(1, "a row") { What = "the ferry's future", Status = "rumoured" },
            new ModelEvent(1, "a row"),
            new ModelEvent(1, "") { What = "the ferry's future" },
            new ModelEvent(1, "a row") { What = "the ferry's future", Who = "<b>@everyone</b>" },
            new ModelEvent(1, "a row") { What = "the ferry's future" },
            new ModelEvent(1, "a row") { What = "the ferry's future" },
        ];

        var notice = Assert.IsType<Reply.OfNotice>(await RunAsync($"events propose {id}"));

        Assert.Equal("One row was proposed. 8 more were left out: they are there already, or their words don't stand in the source. events approve, edit and hide decide on them; until then they answer nothing.", notice.Sentence);
        Assert.Single(await RowsAsync(), r => r.Review == EventReview.Proposed);
    }

    [Fact]
    public async Task A_proposal_that_is_undone_is_gone()
    {
        var id = await AddAsync();
        model.Proposed = _ => [new ModelEvent(1, "a row") { What = "the ferry's future" }];
        await RunAsync($"events propose {id}");
        var row = Assert.Single(await RowsAsync(), r => r.Review == EventReview.Proposed);

        var notice = Assert.IsType<Reply.OfNotice>(await RunAsync($"events undo {EventId.Of(row)}"));

        Assert.Contains("is gone", notice.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(await RowsAsync(), r => r.Action.Text == "a row");
    }

    [Theory]
    [InlineData(false, "nothing leaves this bot's store")]
    [InlineData(true, "are sent to the language model")]
    public async Task Privacy_says_whether_questions_go_to_a_model(bool withModel, string words)
    {
        var reply = Assert.IsType<Reply.OfText>(await RunAsync("privacy", withModel));

        Assert.Contains(words, reply.Text.Text, StringComparison.Ordinal);
        Assert.Equal(!withModel, reply.Text.Text.Contains("nothing leaves", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_model_or_with_one_that_fails_it_says_so()
    {
        var id = await AddAsync();

        var failed = Assert.IsType<Reply.OfRefusal>(await RunAsync($"events propose {id}"));
        var none = Assert.IsType<Reply.OfRefusal>(await RunAsync($"events propose {id}", withModel: false));
        var nowhere = Assert.IsType<Reply.OfRefusal>(await RunAsync("events propose nowhere"));

        Assert.Contains("gave nothing that can be used", failed.Sentence, StringComparison.Ordinal);
        Assert.Contains("Llm:Endpoint", none.Sentence, StringComparison.Ordinal);
        Assert.Contains("nowhere", nowhere.Sentence, StringComparison.Ordinal);
    }

    private async Task<string> AddAsync() => Assert.IsType<SourceEditOutcome.Committed>(await new SourceEditor(store.Sources, store.Clock).EditAsync(
        new SourceChange.Add(new SourceMaterial("default", Story, "command line", "A test needs it.")), Token)).SourceId;

    private Task<IReadOnlyList<Event>> RowsAsync() => store.Sources.ReadEventsAsync("default", Token);

    private async Task<string> AskAsync() =>
        StoryRoom.Describe((await new QuestionAnswerer(store.Sources).AnswerAsync(new Question("default", "What happened on Monday?"), Token)).Answer);

    private async Task<Reply> RunAsync(string command, bool withModel = true)
    {
        var row = CommandTable.Find("/" + command, CommandSurfaces.PrivateChat, out _, out var arguments)!;
        var parsed = Assert.IsType<CommandParse.Parsed>(CommandParser.Parse(row, arguments));
        return await new CommandDispatcher(store.CreateServices() with { Model = new Lazy<IAnswerModel?>(() => withModel ? model : null) })
            .RunAsync(row, new CommandCall("default", Actor.CommandLine, Right.Owner, CommandSurfaces.Terminal, parsed.Values), Token);
    }
}
