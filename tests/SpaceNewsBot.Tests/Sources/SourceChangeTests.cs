using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Sources;

public sealed class SourceChangeTests : IDisposable
{
    private const string Id = "boats-wait";
    private const string Text = "Boats wait\n\nThe boats wait in Holm because the wind\nis strong. Nobody sails.\n\nThe boats wait.";

    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;
    private readonly SourceEditor _editor;

    public SourceChangeTests()
    {
        _store = new SqliteStore(_folder.Path);
        _editor = new SourceEditor(_store.Sources, _store.Clock);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_sentence_is_replaced_and_the_rest_stays()
    {
        await AddAsync();

        var outcome = await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail."), Token);

        Assert.Equal(new SourceEditOutcome.Committed(Id, 2), outcome);
        Assert.Equal(Text.Replace("Nobody sails.", "Two boats sail.", StringComparison.Ordinal), (await CurrentAsync())!.Text);
    }

    [Fact]
    public async Task Words_copied_from_another_line_width_are_found_all_the_same()
    {
        await AddAsync();

        var outcome = await _editor.EditAsync(Replace("because the wind is\n strong", "because of fog"), Token);

        Assert.IsType<SourceEditOutcome.Committed>(outcome);
        Assert.Contains("in Holm because of fog. Nobody", (await CurrentAsync())!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The boats sink.", "x", "don't stand in the source")]
    [InlineData("The boats wait", "x", "stand 2 times")]
    [InlineData("", "x", "nothing to replace")]
    [InlineData("Nobody sails.", "Nobody sails.", "nothing to update")]
    public async Task A_replacement_that_is_not_clear_changes_nothing(string old, string @new, string sentence)
    {
        await AddAsync();

        var outcome = await _editor.EditAsync(Replace(old, @new), Token);

        AssertRejected(outcome, sentence);
        Assert.Equal(1, (await CurrentAsync())!.Number);
    }

    [Fact]
    public async Task Metadata_is_changed_and_emptied_while_the_text_stays()
    {
        await AddAsync(author: "Ada Example", publisher: "The Quay");

        var outcome = await _editor.EditAsync(
            new SourceChange.Edit(Id, Material("", published: "2024-05-06"), ["publisher"]), Token);

        var current = await CurrentAsync();
        Assert.Equal(new SourceEditOutcome.Committed(Id, 2), outcome);
        Assert.Equal(new SourceMetadata("Boats wait", "Ada Example", Published: new DateOnly(2024, 5, 6)), current!.Metadata);
        Assert.Equal((Text, RevisionKind.Edited), (current.Text, current.Kind));
    }

    [Fact]
    public async Task An_unknown_field_can_not_be_cleared()
    {
        await AddAsync();

        AssertRejected(await _editor.EditAsync(new SourceChange.Edit(Id, Material(""), ["price"]), Token), "no field \"price\"");
    }

    [Fact]
    public async Task A_roll_back_is_a_new_revision_equal_to_the_old_one()
    {
        await AddAsync(author: "Ada Example");
        var first = await CurrentAsync();
        await _editor.EditAsync(new SourceChange.Update(Id, Material("Other words. They sail.", author: "Bo Sample")), Token);

        var outcome = await _editor.EditAsync(new SourceChange.RollBack("default", Id, 1, "telegram:5", "The agency took it back."), Token);

        var third = await CurrentAsync();
        Assert.Equal(new SourceEditOutcome.Committed(Id, 3), outcome);
        Assert.Equal((first!.Text, first.Metadata), (third!.Text, third.Metadata));
        Assert.Equal(first.Passages, third.Passages);
        Assert.Equal(("telegram:5", "The agency took it back.", RevisionKind.RolledBack), (third.CreatedBy, third.Reason, third.Kind));
    }

    [Theory]
    [InlineData(2, "is the last one already")]
    [InlineData(3, "has no revision 3: it has 1 to 2")]
    [InlineData(0, "has no revision 0")]
    public async Task There_is_no_rolling_back_to_what_is_or_never_was(int revision, string sentence)
    {
        await AddAsync();
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail."), Token);

        AssertRejected(await _editor.EditAsync(new SourceChange.RollBack("default", Id, revision, "command line", "Back."), Token), sentence);
    }

    [Fact]
    public async Task A_removed_source_is_restored_as_it_was_and_can_be_removed_again()
    {
        await AddAsync();
        await RemoveAsync();
        var gone = await CurrentAsync();

        var restored = await _editor.EditAsync(new SourceChange.Restore("default", Id, "telegram:5", "It was right."), Token);
        var back = await CurrentAsync();
        var again = await RemoveAsync();

        Assert.Null(gone);
        Assert.Equal(new SourceEditOutcome.Committed(Id, 2), restored);
        Assert.Equal((Text, RevisionKind.Restored), (back!.Text, back.Kind));
        Assert.Equal(new SourceEditOutcome.Removed(Id), again);
        Assert.Null(await CurrentAsync());
    }

    [Fact]
    public async Task What_was_never_removed_can_not_be_restored_and_what_was_removed_can_not_be_changed()
    {
        await AddAsync();
        AssertRejected(await _editor.EditAsync(new SourceChange.Restore("default", Id, "command line", "Back."), Token), "never removed");
        AssertRejected(await _editor.EditAsync(new SourceChange.Restore("default", "nothing", "command line", "Back."), Token), "no source \"nothing\"");
        await RemoveAsync();

        AssertRejected(await _editor.EditAsync(Replace("Nobody", "Somebody"), Token), "was removed: restore it first");
        AssertRejected(await RemoveAsync(), "was removed: restore it first");
    }

    [Fact]
    public async Task The_second_of_two_moderators_is_told_what_the_first_made_and_overwrites_nothing()
    {
        await AddAsync();
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail."), Token);

        var outcome = await _editor.EditAsync(Replace("Nobody sails.", "Three boats sail.") with { BasedOn = 1 }, Token);

        var between = Assert.IsType<SourceEditOutcome.Conflict>(outcome).Between;
        Assert.Equal((1, 2), (between.BasedOn.Number, between.Current.Number));
        Assert.Contains("Two boats", (await CurrentAsync())!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_somebody_overtakes_is_a_conflict_when_it_is_applied()
    {
        await AddAsync();
        var plan = await _editor.PlanAsync(Replace("Nobody sails.", "Three boats sail."), Token);
        var removal = await _editor.PlanAsync(new SourceChange.Remove("default", Id, "command line", "Wrong."), Token);
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail."), Token);

        var overtaken = await _editor.ApplyAsync(plan, Token);
        var kept = await _editor.ApplyAsync(removal, Token);

        Assert.Equal(2, Assert.IsType<SourceEditOutcome.Conflict>(overtaken).Between.Current.Number);
        Assert.IsType<SourceEditOutcome.Conflict>(kept);
        Assert.Equal(2, (await CurrentAsync())!.Number);
    }

    [Fact]
    public async Task Of_many_moderators_at_once_one_wins_and_all_others_are_told()
    {
        await AddAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(
            () => _editor.EditAsync(Replace("Nobody sails.", $"Boat {i} sails.") with { BasedOn = 1 }, Token))));

        Assert.Single(outcomes.OfType<SourceEditOutcome.Committed>());
        Assert.Equal(7, outcomes.OfType<SourceEditOutcome.Conflict>().Count());
        Assert.Equal(2, (await CurrentAsync())!.Number);
    }

    [Fact]
    public async Task The_history_tells_every_step_with_who_when_and_why()
    {
        await AddAsync();
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail.") with { By = "telegram:5", Reason = "They do." }, Token);
        _store.Clock.Advance(TimeSpan.FromMinutes(1));
        await RemoveAsync();
        await _editor.EditAsync(new SourceChange.Restore("default", Id, "discord:7", "Back."), Token);

        var history = await _store.Sources.FindHistoryAsync("default", Id, Token);

        Assert.NotNull(history);
        Assert.Equal((SourceState.Standing, 3), (history.State, history.Latest));
        Assert.Equal(
            [
                (SourceStepKind.Written, 1, RevisionKind.Added, "command line", "A test needs it."),
                (SourceStepKind.Written, 2, RevisionKind.Updated, "telegram:5", "They do."),
                (SourceStepKind.Removed, 2, RevisionKind.Updated, "command line", "Wrong."),
                (SourceStepKind.Written, 3, RevisionKind.Restored, "discord:7", "Back."),
            ],
            history.Steps.Select(s => (s.Kind, s.Revision, s.Origin, s.By, s.Reason)));
        Assert.Equal(TimeSpan.FromMinutes(1), history.Steps[1].At - history.Steps[0].At);
        Assert.Null(await _store.Sources.FindHistoryAsync("theirs", Id, Token));
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_log()
    {
        await AddAsync();
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail."), Token);
        await _editor.EditAsync(new SourceChange.Edit(Id, Material("", author: "Ada Example"), []), Token);
        await _editor.EditAsync(new SourceChange.RollBack("default", Id, 1, "command line", "Back."), Token);
        await RemoveAsync();
        await _editor.EditAsync(new SourceChange.Restore("default", Id, "command line", "Back."), Token);

        var actions = (await _store.Audit.ReadAsync(new AuditFilter("default", Subject: Id), Token)).Select(e => e.Action);

        Assert.Equal(
            [AuditAction.Restored, AuditAction.Removed, AuditAction.RolledBack, AuditAction.Edited, AuditAction.Updated, AuditAction.Added],
            actions);
    }

    [Fact]
    public async Task A_forgotten_moderator_has_no_name_left_in_history_and_audit_log()
    {
        await AddAsync();
        await _editor.EditAsync(Replace("Nobody sails.", "Two boats sail.") with { By = "telegram:5" }, Token);

        await _store.Inbox.ForgetAsync("telegram", "5", Token);

        var history = await _store.Sources.FindHistoryAsync("default", Id, Token);
        Assert.Equal("a person whose data was removed", history!.Steps[^1].By);
        Assert.Equal("a person whose data was removed", (await _store.Audit.ReadAsync(new AuditFilter("default"), Token))[0].Actor);
    }

    [Fact]
    public async Task A_reason_without_end_is_refused()
    {
        AssertRejected(await _editor.EditAsync(new SourceChange.Add(Material(Text) with { Reason = new string('x', 501) }), Token), "may have 500");

        Assert.Empty(await _store.Sources.ListAsync("default", Token));
    }

    private static void AssertRejected(SourceEditOutcome outcome, string part)
    {
        var reason = Assert.IsType<SourceEditOutcome.Rejected>(outcome).Reason;
        Assert.Contains(part, reason, StringComparison.Ordinal);
    }

    private static SourceChange.Replace Replace(string old, string @new) => new("default", Id, old, @new, "command line", "A test needs it.");

    private static SourceMaterial Material(string text, string? author = null, string? publisher = null, string? published = null) =>
        new("default", text, "command line", "A test needs it.", Author: author, Publisher: publisher, Published: published);

    private async Task AddAsync(string? author = null, string? publisher = null) => Assert.Equal(
        new SourceEditOutcome.Committed(Id, 1),
        await _editor.EditAsync(new SourceChange.Add(Material(Text, author, publisher)), Token));

    private Task<SourceEditOutcome> RemoveAsync() => _editor.EditAsync(new SourceChange.Remove("default", Id, "command line", "Wrong."), Token);

    private Task<SourceRevision?> CurrentAsync() => _store.Sources.FindAsync("default", Id, Token);
}
