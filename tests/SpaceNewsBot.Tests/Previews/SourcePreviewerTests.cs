using System.Globalization;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Inspection;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Storage;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Previews;

public sealed class SourcePreviewerTests : IDisposable
{
    private readonly PreviewRoom _room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Of each story: a reason, another one, a question that only the first answers, and one that asks for the reason.</summary>
    public static TheoryData<string, string, string, string, string> Reasons => new()
    {
        {
            "ferry",
            "because striking dock workers had blocked the loading ramps",
            "because a storm had damaged both of its engines",
            "Who blocked the loading ramps?",
            "Why did Norvane Line stop sailing to Skellin?"
        },
        {
            "museum",
            "because Orvel polluted the river Tarse",
            "because Orvel missed three payments",
            "Who polluted the river Tarse?",
            "Why is the museum ending its partnership with Orvel?"
        },
        {
            "observatory",
            "had raised the agency's contribution from 90 to 140 million marks without a vote",
            "had kept its engineers away from the site",
            "Who raised the agency's contribution?",
            "Why did the Calder Space Agency suspend its share?"
        },
    };

    public void Dispose() => _room.Dispose();

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Another_reason_changes_the_ledger_row_the_verdict_and_the_answer(string story, string old, string @new, string golden, string asked)
    {
        var id = await _room.AddAsync(PreviewRoom.Story(story));
        var kept = await _room.AddGoldenAsync(golden, id);
        var mended = await _room.AddGoldenAsync(golden + " Please tell.", null);
        await _room.AskAsync(asked);

        var preview = await _room.PreviewAsync(await _room.PlanReplaceAsync(id, old, @new));

        Assert.Equal((SourcePreviewKind.Updated, 2, true, true), (preview.Kind, preview.Revision, preview.AnswersBefore, preview.AnswersAfter));
        var row = Assert.Single(preview.Effect.Ledger.Items, change => change.Before?.Why?.Text.Contains(old, StringComparison.Ordinal) == true);
        Assert.Contains(@new, row.After?.Why?.Text, StringComparison.Ordinal);
        Assert.Equal(row.Before!.Action.Text, row.After!.Action.Text);
        Assert.Equal([(kept.Id, true, false), (mended.Id, false, true)], preview.Effect.Goldens.Items.Select(c => (c.Golden.Id, c.HeldBefore, c.HoldsAfter)));
        Assert.Equal((true, false), (preview.Effect.Goldens.Items[0].Before.IsAnswered, preview.Effect.Goldens.Items[0].After.IsAnswered));
        var changed = Assert.Single(preview.Effect.Questions.Items);
        Assert.Equal(asked, changed.Question);
        Assert.Contains(changed.Before.Quotes.Items, quote => quote.SourceId == id && quote.Text.Contains(old, StringComparison.Ordinal));
        Assert.Contains(changed.After.Quotes.Items, quote => quote.Text.Contains(@new, StringComparison.Ordinal));
        Assert.Null(preview.OnceReleased);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task A_removal_turns_answers_into_abstentions(string story, string old, string @new, string golden, string asked)
    {
        _ = (old, @new);
        var id = await _room.AddAsync(PreviewRoom.Story(story));
        await _room.AddGoldenAsync(golden, id);
        await _room.AskAsync(asked);
        var rows = await _room.Store.Sources.ReadEventsAsync("default", Token);

        var preview = await _room.PreviewAsync(await _room.PlanRemoveAsync(id));

        Assert.Equal((SourcePreviewKind.Removed, 1, true, false), (preview.Kind, preview.Revision, preview.AnswersBefore, preview.AnswersAfter));
        Assert.Equal(rows, preview.Effect.Ledger.Items.Select(change => change.Before));
        Assert.All(preview.Effect.Ledger.Items, change => Assert.Null(change.After));
        Assert.False(Assert.Single(preview.Effect.Goldens.Items).HoldsAfter);
        Assert.False(Assert.Single(preview.Effect.Questions.Items).After.IsAnswered);
        Assert.Empty(preview.Diff.Hunks);
    }

    [Theory]
    [InlineData("ferry", "30 kilometres north", "about 31 kilometres north", "Why did Norvane Line stop sailing to Skellin?")]
    [InlineData("museum", "3,200 members", "some 3,201 members", "Why is the museum ending its partnership with Orvel?")]
    [InlineData("observatory", "4,100 metres above", "4,100 metres high above", "Why did the Calder Space Agency suspend its share?")]
    public async Task An_unrelated_edit_changes_no_answer_and_no_row(string story, string old, string @new, string asked)
    {
        var id = await _room.AddAsync(PreviewRoom.Story(story));
        await _room.AddGoldenAsync(asked, id);
        await _room.AskAsync(asked);
        await _room.AskAsync("Who suspended what, and why?");

        var preview = await _room.PreviewAsync(await _room.PlanReplaceAsync(id, old, @new));

        Assert.True(preview.Effect.IsNone);
        Assert.Empty(preview.Effect.Goldens.Items);
        Assert.Equal((1, 2), (preview.Effect.GoldensAsked, preview.Effect.QuestionsAsked));
        Assert.NotEmpty(preview.Diff.Hunks);
    }

    [Fact]
    public async Task A_golden_question_that_fails_as_before_is_shown_behind_what_the_change_breaks()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        var failing = await _room.AddGoldenAsync("Who painted the Mona Lisa?", id);
        var broken = await _room.AddGoldenAsync("Who polluted the river Tarse?", id);

        var preview = await _room.PreviewAsync(await _room.PlanRemoveAsync(id));

        Assert.Equal([broken.Id, failing.Id], preview.Effect.Goldens.Items.Select(check => check.Golden.Id));
    }

    [Fact]
    public async Task Shows_the_changed_words_with_those_around_them_and_the_changed_fields()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("ferry"));
        var text = PreviewRoom.Story("ferry").Replace("Mirelle Aasted", "Ada Example", StringComparison.Ordinal).Replace("May 11", "May 12", StringComparison.Ordinal);

        var plan = await _room.Editor.PlanAsync(new SourceChange.Update(id, PreviewRoom.Material(text)), Token);
        var preview = await _room.PreviewAsync(plan);

        var hunk = Assert.Single(preview.Diff.Hunks);
        Assert.Equal(
            [(DiffKind.Removed, "11"), (DiffKind.Added, "12")],
            hunk.Pieces.Where(piece => piece.Kind != DiffKind.Kept).Select(piece => (piece.Kind, piece.Text)));
        Assert.Contains("walked out on May", hunk.Pieces[0].Text, StringComparison.Ordinal);
        Assert.Equal([new FieldChange("author", "Mirelle Aasted", "Ada Example")], preview.Metadata);
    }

    [Fact]
    public async Task A_new_source_is_all_added_and_answers_what_nothing_answered()
    {
        await _room.AskAsync("Who polluted the river Tarse?");

        var plan = await _room.Editor.PlanAsync(new SourceChange.Add(PreviewRoom.Material(PreviewRoom.Story("museum"))), Token);
        var preview = await _room.PreviewAsync(plan);

        Assert.Equal((SourcePreviewKind.Added, 1, false, true), (preview.Kind, preview.Revision, preview.AnswersBefore, preview.AnswersAfter));
        Assert.All(preview.Effect.Ledger.Items, change => Assert.Null(change.Before));
        Assert.True(Assert.Single(preview.Effect.Questions.Items).After.IsAnswered);
        Assert.Equal([DiffKind.Added], preview.Diff.Hunks.SelectMany(hunk => hunk.Pieces).Select(piece => piece.Kind));
    }

    [Fact]
    public async Task A_revision_in_quarantine_answers_nothing_and_shows_what_its_release_brings()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AskAsync("Why is the museum ending its partnership with Orvel?");
        var write = Assert.IsType<SourcePlan.Write>(
            await _room.PlanReplaceAsync(id, "because Orvel polluted the river Tarse", "because Orvel missed three payments"));
        var finding = new Finding(FindingKind.Instruction, "text", 4, 11, "Lindgate");

        var preview = await _room.PreviewAsync(Held(write) with { Findings = [finding] });

        Assert.Equal((true, false), (preview.AnswersBefore, preview.AnswersAfter));
        Assert.Equal([finding], preview.Findings.Items);
        Assert.All(preview.Effect.Ledger.Items, change => Assert.Null(change.After));
        Assert.False(Assert.Single(preview.Effect.Questions.Items).After.IsAnswered);
        Assert.NotNull(preview.OnceReleased);
        var released = Assert.Single(preview.OnceReleased.Questions.Items).After;
        Assert.Contains(released.Quotes.Items, quote => quote.Text.Contains("missed three payments", StringComparison.Ordinal));
        Assert.Contains(preview.OnceReleased.Ledger.Items, change => change.After?.Why?.Text.Contains("missed three payments", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_release_answers_again_what_the_quarantine_withheld()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AskAsync("Who polluted the river Tarse?");
        var write = Assert.IsType<SourcePlan.Write>(await _room.PlanReplaceAsync(id, "3,200 members", "3,201 members"));
        await _room.Editor.ApplyAsync(Held(write), Token);

        var release = await _room.Editor.PlanAsync(new SourceChange.Release("default", id, "command line", "It is news."), Token);
        var preview = await _room.PreviewAsync(release);

        Assert.Equal((SourcePreviewKind.Released, 2, false, true), (preview.Kind, preview.Revision, preview.AnswersBefore, preview.AnswersAfter));
        var changed = Assert.Single(preview.Effect.Questions.Items);
        Assert.Equal((false, true), (changed.Before.IsAnswered, changed.After.IsAnswered));
        Assert.All(preview.Effect.Ledger.Items, change => Assert.Null(change.Before));
        Assert.NotEmpty(preview.Effect.Ledger.Items);
    }

    [Fact]
    public async Task Questions_of_private_chats_and_of_other_workspaces_never_show()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AskAsync("Who polluted the river Tarse?");
        await _room.AskAsync("Who directs the museum of Lindgate?", isPrivate: true);
        await _room.AskAsync("What did Orvel suspend?", workspace: "theirs");
        await _room.AddGoldenAsync("Why is the museum ending its partnership with Orvel?", id, workspace: "theirs");

        var preview = await _room.PreviewAsync(await _room.PlanRemoveAsync(id));

        Assert.Equal("Who polluted the river Tarse?", Assert.Single(preview.Effect.Questions.Items).Question);
        Assert.Equal((1, 0), (preview.Effect.QuestionsAsked, preview.Effect.GoldensAsked));
    }

    [Fact]
    public async Task A_workspace_is_asked_with_its_own_sources_and_the_default_ones()
    {
        var common = await _room.AddAsync(PreviewRoom.Story("museum"));
        var own = await _room.AddAsync(PreviewRoom.Story("ferry"), workspace: "ours");
        var standing = await _room.AddGoldenAsync("Who polluted the river Tarse?", common, workspace: "ours");
        var broken = await _room.AddGoldenAsync("Who blocked the loading ramps?", own, workspace: "ours");

        var preview = await _room.PreviewAsync(await _room.PlanRemoveAsync(own, workspace: "ours"));

        Assert.Equal(broken.Id, Assert.Single(preview.Effect.Goldens.Items).Golden.Id);
        Assert.NotEqual(broken.Id, standing.Id);
    }

    [Fact]
    public async Task Asks_a_hundred_different_questions_the_newest_and_each_once()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        var abstained = new RecordedAnswer.Abstained("It isn't said.", [], null);
        await _room.RecordAsync("Who polluted the river Tarse?", abstained);
        foreach (var number in Enumerable.Range(0, SourcePreviewer.MaxQuestions - 1))
        {
            await _room.RecordAsync(string.Create(CultureInfo.InvariantCulture, $"Who fed zebra{number}?"), abstained);
        }

        await _room.RecordAsync("Who fed zebra5?", abstained);
        var plan = await _room.PlanRemoveAsync(id);
        var all = await _room.PreviewAsync(plan);
        await _room.RecordAsync("Who fed one more zebra?", abstained);
        var newest = await _room.PreviewAsync(plan);

        Assert.Equal((100, 1), (all.Effect.QuestionsAsked, all.Effect.Questions.Count));
        Assert.Equal((100, 0), (newest.Effect.QuestionsAsked, newest.Effect.Questions.Count));
    }

    [Fact]
    public async Task Counts_what_there_is_no_room_for()
    {
        var sentences = Enumerable.Range(1, 80).Select(i => string.Create(CultureInfo.InvariantCulture, $"Firm{i} suspended its ferry route {i} on Monday."));
        var plan = await _room.Editor.PlanAsync(new SourceChange.Add(PreviewRoom.Material(string.Join("\n\n", sentences))), Token);
        var rows = Assert.IsType<SourcePlan.Write>(plan).Commit.Events.Length;

        var ledger = (await _room.PreviewAsync(plan)).Effect.Ledger;

        Assert.Equal((50, rows), (ledger.Items.Length, ledger.Count));
        Assert.True(ledger.LeftOut > 0);
    }

    [Fact]
    public async Task A_plan_that_writes_nothing_has_no_preview()
    {
        var plan = await _room.PlanRemoveAsync("nowhere");

        Assert.Null(await _room.Previewer.PreviewAsync(plan, Token));
    }

    [Fact]
    public async Task Writes_nothing()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AddGoldenAsync("Who polluted the river Tarse?", id);
        await _room.AskAsync("Why is the museum ending its partnership with Orvel?");
        var before = Dump();

        await _room.PreviewAsync(await _room.PlanRemoveAsync(id));
        await _room.PreviewAsync(await _room.PlanReplaceAsync(id, "3,200 members", "3,201 members"));
        await _room.PreviewAsync(await _room.Editor.PlanAsync(new SourceChange.Add(PreviewRoom.Material(PreviewRoom.Story("ferry"))), Token));

        Assert.Equal(before, Dump());
    }

    [Fact]
    public async Task Reads_each_list_of_the_store_once_however_many_questions_there_are()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        foreach (var question in StoryRoom.Questions().Where(q => q.Story == "museum"))
        {
            await _room.AddGoldenAsync(question.Question, question.Answerable ? id : null);
        }

        await _room.AddGoldenAsync("Who suspended what, and why?", id);
        await _room.AddGoldenAsync("Who is the author of the article?", id);
        var sources = new ObservedSources(_room.Store.Sources);

        await new SourcePreviewer(sources, _room.Store.Reviews, _room.Store.Goldens, _room.Store.Answers, _room.Store.Clock).PreviewAsync(await _room.PlanRemoveAsync(id), Token);

        Assert.Equal(["events", "list", "terms"], sources.Reads.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Stops_between_two_questions_when_it_is_asked_to()
    {
        var id = await _room.AddAsync(PreviewRoom.Story("museum"));
        await _room.AddGoldenAsync("Who polluted the river Tarse?", id);
        await _room.AddGoldenAsync("What did Orvel suspend?", id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var sources = new ObservedSources(_room.Store.Sources) { AfterTerms = stop.Cancel };
        var plan = await _room.PlanRemoveAsync(id);
        var previewer = new SourcePreviewer(sources, _room.Store.Reviews, _room.Store.Goldens, _room.Store.Answers, _room.Store.Clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => previewer.PreviewAsync(plan, stop.Token));
    }

    private static SourcePlan.Write Held(SourcePlan.Write write) => write with { Commit = write.Commit with { IsQuarantined = true } };

    // Every row of every table.
    private List<string> Dump()
    {
        using var connection = _room.Store.ConnectDirectly();
        var tables = connection.ReadRows(reader => reader.GetString(0), "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        return
        [
            .. tables.SelectMany(table => connection.ReadRows(
                reader => $"{table}: {string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)))}",
                $"SELECT * FROM {table}")),
        ];
    }
}
