using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Corrections;
using SpaceNewsBot.Core.Events;
using SpaceNewsBot.Core.Events.Reviews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Corrections;

public sealed class CorrectorTests : IDisposable
{
    private const string Question = "harbour: stopped";

    private readonly CorrectionRoom room = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => room.Dispose();

    [Fact]
    public async Task A_changed_quote_brings_a_correction_with_what_changed_when_and_the_new_answer()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.\nIt rained.", 2);

        var pass = await room.RunAsync();

        var (chat, messages, reply) = Assert.Single(room.Platform.Edited);
        var correction = Assert.IsType<Reply.OfCorrection>(reply);
        Assert.Equal(("chat", $"m{id}"), (chat, messages));
        Assert.Equal(new SourceShift("harbour", "Title of harbour", 1, 2, SourceState.Standing), correction.What);
        Assert.Equal((id, Question, SampleSources.Time), (correction.AnswerId, correction.Question, correction.When));
        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
        Assert.Equal("Pilots stopped work.", await room.WordsOfAsync(id));
        Assert.Equal(AnswerState.Corrected, room.StateOf(id));
        Assert.Equal(new CorrectionPass(1, 1, 0, 0), pass);
        Assert.Equal("Source harbour was changed (revision 1 → 2).", Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected)).Detail);
    }

    [Fact]
    public async Task An_answer_is_made_anew_when_a_row_of_the_ledger_is_hidden_whose_sentence_it_quotes()
    {
        await room.WriteAsync("harbour", "Pilots stopped work.");
        var id = await room.PostAsync(Question);
        await room.RunAsync();
        var source = await room.Store.Reviews.FindAsync("default", "harbour", Token);
        var row = Assert.Single(source!.Ledger.Rows);
        var hidden = RowReview.Of(row, EventReview.Hidden, "command line", room.Store.Clock.GetUtcNow(), "");
        room.Answers.Lead = "Otherwise told: ";

        await room.Store.Reviews.WriteAsync(hidden, 1, EventId.Of(row), "", Token);
        var pass = await room.RunAsync();

        Assert.Equal(new CorrectionPass(1, 1, 0, 0), pass);
        Assert.Equal(
            "Source harbour had what is read from it corrected by moderators (revision 1).",
            Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected)).Detail);
    }

    [Fact]
    public async Task A_correction_is_made_once()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        await room.RunAsync();
        var second = await room.RunAsync();

        Assert.Single(room.Platform.Edited);
        Assert.Equal(new CorrectionPass(0, 0, 0, 0), second);
    }

    [Fact]
    public async Task A_removed_source_brings_an_abstention()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.RemoveAsync("harbour", 1);

        await room.RunAsync();

        var correction = Assert.IsType<Reply.OfCorrection>(Assert.Single(room.Platform.Edited).Reply);
        Assert.Equal((SourceState.Removed, room.Store.Clock.GetUtcNow()), (correction.What.State, correction.When));
        Assert.IsType<Abstention>(correction.Outcome);
        Assert.Equal("The sources don't answer this.", await room.WordsOfAsync(id));
    }

    [Fact]
    public async Task A_source_in_quarantine_brings_an_abstention_that_shows_nothing_of_what_is_in_it()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        await room.PostAsync(Question);
        var hidden = SampleSources.Commit("harbour", "Ignore all that.", 2, metadata: new SourceMetadata("Hidden title"));
        await room.Store.Sources.CommitAsync(hidden with { IsQuarantined = true }, Token);

        await room.RunAsync();

        var correction = Assert.IsType<Reply.OfCorrection>(Assert.Single(room.Platform.Edited).Reply);
        Assert.Equal(new SourceShift("harbour", "Title of harbour", 1, 2, SourceState.Quarantined), correction.What);
        Assert.IsType<Abstention>(correction.Outcome);
    }

    [Fact]
    public async Task A_quote_that_only_moved_and_another_source_s_change_bring_nothing()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        await room.WriteAsync("museum", "The museum opened.");
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "A new beginning.\nDockers stopped work.", 2);
        await room.WriteAsync("museum", "The museum closed.", 2);

        var pass = await room.RunAsync();

        Assert.Equal(new CorrectionPass(0, 0, 0, 0), pass);
        Assert.Equal(AnswerState.Standing, room.StateOf(id));
        Assert.Empty(room.Platform.Edited);
        Assert.Empty(await room.Store.Corrections.ReadChangesAsync(10, Token));
    }

    [Fact]
    public async Task An_answer_that_comes_out_the_same_gets_new_pins_and_no_edit()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        await room.WriteAsync("harbour", CorrectionRoom.Story, 3);
        var changes = await room.Store.Corrections.ReadChangesAsync(10, Token);
        await room.Store.Corrections.SettleAsync(changes, [new AffectedAnswer(id, 1)], Token);

        await room.RunAsync();

        var record = (await room.Store.Answers.FindAsync(id, Token))!;
        Assert.Equal(3, Assert.IsType<RecordedAnswer.Grounded>(record.Answer).Draft.Claims[0].Quotes[0].Revision);
        Assert.Equal(AnswerState.Standing, room.StateOf(id));
        Assert.Empty(room.Platform.Edited);
        Assert.Empty(await room.AuditOfAsync(id, AuditAction.Corrected));
        await room.WriteAsync("harbour", "Pilots stopped work.", 4);
        await room.RunAsync();
        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
    }

    [Fact]
    public async Task An_answer_of_another_workspace_that_quotes_the_default_one_is_corrected_even_while_it_is_paused()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question, workspace: "quay");
        await room.Store.Workspaces.SetPausedAsync("quay", true, "Holidays.", Actor.CommandLine, Token);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        await room.RunAsync();

        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
        Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected, "quay"));
        Assert.Empty(await room.AuditOfAsync(id, AuditAction.Corrected));
    }

    [Fact]
    public async Task A_private_chat_is_corrected_and_stays_off_the_moderators_list()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question, isPrivate: true);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        await room.RunAsync();

        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
        Assert.Equal(AnswerState.Corrected, room.StateOf(id));
        Assert.Empty(await room.Store.Answers.ListAsync("default", new AnswerFilter(), Token));
        Assert.DoesNotContain("stopped", Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_answers_are_corrected_first_and_the_rest_when_the_hour_has_room_again()
    {
        room.Options.MaxPerHour = 2;
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        long[] ids = [await room.PostAsync(Question), await room.PostAsync(Question), await room.PostAsync(Question)];
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        var first = await room.RunAsync();
        room.Store.Clock.Advance(TimeSpan.FromMinutes(59));
        var early = await room.RunAsync();
        room.Store.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await room.RunAsync();

        Assert.Equal((2, 0, 1), (first.Edited, early.Edited, later.Edited));
        Assert.Equal([$"m{ids[2]}", $"m{ids[1]}", $"m{ids[0]}"], room.Platform.Edited.Select(e => e.MessageIds));
    }

    [Fact]
    public async Task Two_changes_before_the_correction_bring_one_with_the_last_revision()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        using (var corrector = room.CreateCorrector())
        {
            await corrector.RunAsync([], Token);
        }

        await room.WriteAsync("harbour", "Cooks stopped work.", 3);
        await room.RunAsync();

        var correction = Assert.IsType<Reply.OfCorrection>(Assert.Single(room.Platform.Edited).Reply);
        Assert.Equal((1, 3), (correction.What.From, correction.What.To));
        Assert.Equal("Cooks stopped work.", room.ShownOf(id));
        Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected));
    }

    [Fact]
    public async Task A_change_between_answering_and_recording_is_answered_again()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        room.Answers.BeforeReturn = async () =>
        {
            room.Answers.BeforeReturn = () => Task.CompletedTask;
            await room.WriteAsync("harbour", "Cooks stopped work.", 3);
        };

        await room.RunAsync();
        await room.RunAsync();

        Assert.Equal("Cooks stopped work.", room.ShownOf(id));
        Assert.Single(room.Platform.Edited);
    }

    [Fact]
    public async Task A_change_while_the_message_is_edited_is_not_lost()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        room.Platform.AfterEdit = async _ =>
        {
            room.Platform.AfterEdit = _ => Task.CompletedTask;
            await room.WriteAsync("harbour", "Cooks stopped work.", 3);
            using var other = room.CreateCorrector();
            await other.RunAsync([], Token);
        };

        await room.RunAsync();

        Assert.Equal("Cooks stopped work.", room.ShownOf(id));
        Assert.Equal("Cooks stopped work.", await room.WordsOfAsync(id));
        Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected));
    }

    [Fact]
    public async Task Flag_only_answers_nothing_anew_and_edits_nothing()
    {
        room.Options.FlagOnly = true;
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        room.Answers.Asked.Clear();

        var pass = await room.RunAsync();

        Assert.Equal(new CorrectionPass(1, 0, 1, 0), pass);
        Assert.Equal(AnswerState.Flagged, room.StateOf(id));
        Assert.Empty(room.Answers.Asked);
        Assert.Empty(room.Platform.Edited);
        Assert.Single(await room.AuditOfAsync(id, AuditAction.Flagged));
    }

    [Fact]
    public async Task A_refused_edit_flags_the_answer_with_the_platform_s_word()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question, chat: "gone");
        room.Platform.Refusing.Add("gone");
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        await room.RunAsync();
        await room.RunAsync();

        Assert.Equal(AnswerState.Flagged, room.StateOf(id));
        Assert.Contains("message to edit not found", Assert.Single(await room.AuditOfAsync(id, AuditAction.Flagged)).Detail, StringComparison.Ordinal);
        Assert.Empty(await room.AuditOfAsync(id, AuditAction.Corrected));
    }

    [Fact]
    public async Task A_message_that_fails_time_and_again_holds_up_no_other_and_is_flagged_in_the_end()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        long[] ids = [await room.PostAsync(Question), await room.PostAsync(Question)];
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        room.Platform.BeforeEdit = reply => reply is Reply.OfCorrection correction && correction.AnswerId == ids[1]
            ? throw new InvalidOperationException("A fault of the test's.")
            : Task.CompletedTask;
        using var corrector = room.CreateCorrector();

        var first = await corrector.RunAsync([room.Platform], Token);
        for (var i = 0; i < 4; i++)
        {
            await corrector.RunAsync([room.Platform], Token);
        }

        Assert.Equal(new CorrectionPass(2, 1, 0, 1), first);
        Assert.Equal((AnswerState.Corrected, AnswerState.Flagged), (room.StateOf(ids[0]), room.StateOf(ids[1])));
    }

    [Fact]
    public async Task An_answer_that_is_about_to_be_posted_is_corrected_behind_that()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question, isPosted: false);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);

        await room.RunAsync();
        Assert.Empty(room.Platform.Edited);
        await room.FinishPostingAsync(id);
        await room.RunAsync();

        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
    }

    [Fact]
    public async Task What_was_posted_on_a_platform_that_is_not_at_hand_waits_for_it()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        using var corrector = room.CreateCorrector();

        var without = await corrector.RunAsync([], Token);
        var with = await corrector.RunAsync([room.Platform], Token);

        Assert.Equal((new CorrectionPass(1, 0, 0, 0), new CorrectionPass(0, 1, 0, 0)), (without, with));
        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
    }

    [Theory]
    [InlineData(nameof(ICorrectionLog.SettleAsync), false)]
    [InlineData(nameof(ICorrectionLog.SettleAsync), true)]
    [InlineData(nameof(ICorrectionLog.RecordAsync), false)]
    [InlineData(nameof(ICorrectionLog.RecordAsync), true)]
    [InlineData(nameof(IChatPlatform.EditAsync), false)]
    [InlineData(nameof(IChatPlatform.EditAsync), true)]
    [InlineData(nameof(ICorrectionLog.FinishAsync), false)]
    [InlineData(nameof(ICorrectionLog.FinishAsync), true)]
    public async Task A_kill_at_any_step_neither_loses_nor_doubles_the_correction(string step, bool isDone)
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        if (step == nameof(IChatPlatform.EditAsync))
        {
            Func<Reply, bool, Task> dieIf = (_, dies) => dies ? throw new StoreUnavailableException("The process ends here.") : Task.CompletedTask;
            room.Platform.BeforeEdit = reply => dieIf(reply, !isDone);
            room.Platform.AfterEdit = reply => dieIf(reply, isDone);
        }

        using (var killed = room.CreateCorrector(new FailingCorrectionLog(room.Store.Corrections, step, isDone)))
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => killed.RunAsync([room.Platform], Token));
        }

        room.Platform.BeforeEdit = room.Platform.AfterEdit = _ => Task.CompletedTask;
        await room.RunAsync();

        Assert.Equal("Pilots stopped work.", room.ShownOf(id));
        Assert.Equal("Pilots stopped work.", await room.WordsOfAsync(id));
        Assert.Equal(AnswerState.Corrected, room.StateOf(id));
        Assert.Single(await room.AuditOfAsync(id, AuditAction.Corrected));
        Assert.Empty(await room.Store.Corrections.ReadPendingAsync(CorrectionKind.Change, null, 10, Token));
        Assert.Equal(1, await room.Store.Corrections.CountEditedAsync(DateTimeOffset.UnixEpoch, Token));
    }

    [Fact]
    public async Task A_kill_before_the_edit_and_a_way_back_leave_the_message_with_what_the_source_says()
    {
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        var id = await room.PostAsync(Question);
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        room.Platform.AfterEdit = _ => throw new StoreUnavailableException("The process ends here.");
        await Assert.ThrowsAsync<StoreUnavailableException>(room.RunAsync);

        room.Platform.AfterEdit = _ => Task.CompletedTask;
        await room.WriteAsync("harbour", CorrectionRoom.Story, 3);
        await room.RunAsync();

        Assert.Equal("Dockers stopped work.", room.ShownOf(id));
        Assert.Equal("Dockers stopped work.", await room.WordsOfAsync(id));
    }

    [Fact]
    public async Task A_retraction_comes_first_and_outside_the_bound_and_ends_the_answer_s_corrections()
    {
        room.Options.MaxPerHour = 1;
        await room.WriteAsync("harbour", CorrectionRoom.Story);
        long[] ids = [await room.PostAsync(Question, isPrivate: true), await room.PostAsync(Question), await room.PostAsync(Question)];
        await room.WriteAsync("harbour", "Pilots stopped work.", 2);
        using (var corrector = room.CreateCorrector())
        {
            await corrector.RunAsync([], Token);
        }

        Assert.True(await room.Store.Corrections.RetractAsync("default", ids[0], "test:7", "It was a joke.", Token));
        await room.RunAsync();

        Assert.Equal([$"m{ids[0]}", $"m{ids[2]}"], room.Platform.Edited.Select(e => e.MessageIds));
        Assert.Equal("It was a joke.", room.ShownOf(ids[0]));
        var entry = Assert.Single(await room.AuditOfAsync(ids[0], AuditAction.Retracted));
        Assert.Equal(("test:7", "It was a joke."), (entry.Actor, entry.Detail));
        await room.WriteAsync("harbour", "Cooks stopped work.", 3);
        room.Store.Clock.Advance(TimeSpan.FromHours(3));
        await room.RunAsync();
        Assert.Equal(AnswerState.Retracted, room.StateOf(ids[0]));
        Assert.Single(room.Platform.Edited, e => e.MessageIds == $"m{ids[0]}");
    }
}
