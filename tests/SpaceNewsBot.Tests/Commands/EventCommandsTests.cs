using System.Text.Json;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Commands;

/// <summary>The ledger as readers list it and as moderators correct it, on a store in a real file.</summary>
public sealed class EventCommandsTests : IDisposable
{
    private const string Ferry = "night-ferry-halted";
    private const string Overview = "Who suspended what, and why?";

    private const string Story =
        "Night ferry halted\n\n"
        + "The harbour office of Selm suspended the night ferry on Monday because its engine had failed.\n\n"
        + "The pilots\u2019 union cancelled a strike in\u00A0Orvel on Tuesday. Nobody was hurt.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rows_are_listed_with_the_names_by_which_they_are_corrected()
    {
        await AddAsync();

        var all = await RunAsync("events", "--json");
        var one = await RunAsync("events", Ferry, "--json");
        var table = await RunAsync("events", Ferry);
        var nowhere = await RunAsync("events", "nowhere");

        Assert.Equal([$"{Ferry}#1", $"{Ferry}#2"], Read(one).Select(row => row.GetProperty("id").GetString()));
        Assert.True(Read(all).Count > 2);
        Assert.StartsWith("row\twho\tdid\twhat\twhen\twhere\twhy\thow\tsays\tstatus\treview\n", table.Out, StringComparison.Ordinal);
        nowhere.AssertOneSentence(ExitCode.BadUsage);
    }

    [Fact]
    public async Task An_edited_slot_is_shown_in_lists_and_in_overview_answers()
    {
        await AddAsync();

        var edit = await RunAsync("events", "edit", $"{Ferry}#1", "--why", "its engine had failed", "--status", "denied", "--empty", "when", "--reason", "as it says");

        Assert.Equal(
            $"{Ferry}#1 now says when: not said (before: “Monday”); why: “its engine had failed” (before: “because its engine had failed”); status: denied (before: done).\n",
            edit.Out);
        var row = (await ListAsync())[0];
        Assert.Equal("its engine had failed", Slot(row, "why"));
        Assert.Null(Slot(row, "when"));
        Assert.Equal("denied", row.GetProperty("status").GetString());
        Assert.Equal("edited", row.GetProperty("review").GetString());

        await RunAsync("events", "edit", $"{Ferry}#1", "--status", "done");
        Assert.Contains("Why: “its engine had failed”", (await RunAsync("ask", Overview)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_holds_while_its_words_stand_lapses_with_them_and_holds_again_after_a_rollback()
    {
        await AddAsync();
        await RunAsync("events", "edit", $"{Ferry}#1", "--empty", "why");

        await RunAsync("sources", "update", Ferry, "--replace", "Nobody was hurt.", "--with", "Two were hurt.");
        Assert.Null(Slot((await ListAsync())[0], "why"));

        var preview = await RunAsync("sources", "update", Ferry, "--replace", "on Monday", "--with", "on Sunday", "--dry-run");
        var change = await RunAsync("sources", "update", Ferry, "--replace", "on Monday", "--with", "on Sunday");
        Assert.Contains("1 row that moderators corrected lapses", preview.Out, StringComparison.Ordinal);
        Assert.Equal(Ferry + "\n", change.Out);
        Assert.Contains("1 row of the ledger that moderators corrected lapses", change.Error, StringComparison.Ordinal);
        Assert.Equal("because its engine had failed", Slot((await ListAsync())[0], "why"));
        Assert.Contains($"lapsed: {Ferry}", (await RunAsync("events", "reviews")).Out, StringComparison.Ordinal);
        Assert.Contains("review lapsed", (await RunAsync("audit")).Out, StringComparison.Ordinal);

        await RunAsync("sources", "rollback", Ferry, "2");
        Assert.Null(Slot((await ListAsync())[0], "why"));
        Assert.Equal("edited", (await ListAsync())[0].GetProperty("review").GetString());
    }

    [Fact]
    public async Task A_correction_comes_back_with_a_removed_source()
    {
        await AddAsync();
        await RunAsync("events", "hide", $"{Ferry}#1");

        await RunAsync("sources", "remove", Ferry);
        var gone = await RunAsync("events", "undo", $"{Ferry}#1");
        await RunAsync("sources", "restore", Ferry);

        gone.AssertOneSentence(ExitCode.BadUsage);
        Assert.Equal([$"{Ferry}#2"], (await ListAsync()).Select(row => row.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_hidden_row_is_in_no_list_and_no_answer_until_that_is_undone()
    {
        await RunAsync("sources", "remove", "starter");
        await AddAsync();
        Assert.Contains("Selm", (await RunAsync("ask", Overview)).Out, StringComparison.Ordinal);

        await RunAsync("events", "hide", $"{Ferry}#1", "--reason", "a rumour");

        Assert.DoesNotContain("Selm", (await RunAsync("events")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Selm", (await RunAsync("events", "--json")).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("The harbour office of Selm: “", (await RunAsync("ask", Overview)).Out, StringComparison.Ordinal);
        var preview = await RunAsync("sources", "update", Ferry, "--replace", "Nobody was hurt.", "--with", "It was a calm day.", "--dry-run", "--json");
        Assert.Equal(0, JsonDocument.Parse(preview.Out).RootElement.GetProperty("effect").GetProperty("ledger").GetProperty("count").GetInt32());

        await RunAsync("events", "undo", $"{Ferry}#1");
        Assert.Contains("The harbour office of Selm: “", (await RunAsync("ask", Overview)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approved_row_is_marked_and_every_step_is_in_the_audit_log()
    {
        await AddAsync();

        await RunAsync("events", "approve", $"{Ferry}#1", "--reason", "checked by phone");
        Assert.Equal("approved", (await ListAsync())[0].GetProperty("review").GetString());
        await RunAsync("events", "edit", $"{Ferry}#1", "--empty", "why");
        await RunAsync("events", "hide", $"{Ferry}#1");
        await RunAsync("events", "undo", $"{Ferry}#1");

        var log = (await RunAsync("audit", "--json")).Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["review undone", "row hidden", "row edited", "row approved"], log.Take(4).Select(entry => entry.GetProperty("what").GetString()));
        Assert.All(log.Take(4), entry => Assert.Equal($"{Ferry}#1", entry.GetProperty("subject").GetString()));
        Assert.Contains("checked by phone", log[3].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("why: not said (before: “because its engine had failed”)", log[2].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_spaces_and_quotation_marks_find_the_storys_own()
    {
        await AddAsync();

        await RunAsync("events", "edit", $"{Ferry}#2", "--who", "pilots' union", "--where", "in Orvel");

        var row = (await ListAsync())[1];
        Assert.Equal("pilots\u2019 union", Slot(row, "who"));
        Assert.Equal("in\u00A0Orvel", Slot(row, "where"));
    }

    [Fact]
    public async Task Words_outside_the_sentence_are_found_nearest_to_it()
    {
        await AddAsync();

        await RunAsync("events", "edit", $"{Ferry}#1", "--when", "Tuesday", "--how", "Nobody was hurt");

        var when = (await ListAsync())[0].GetProperty("when");
        Assert.Equal(Story.IndexOf("Tuesday", StringComparison.Ordinal), when.GetProperty("start").GetInt32());
        Assert.Contains("When: “Tuesday”", (await RunAsync("ask", Overview)).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--by|pilots\u2019 union", new[] { 2 })]
    [InlineData("--by|the harbour office", new[] { 1 })]
    [InlineData("--action|suspension", new[] { 1, 2 })]
    [InlineData("--action|call off", new[] { 1, 2 })]
    [InlineData("--by|harbour office|--action|pause", new[] { 1 })]
    [InlineData("--by|Selm", new int[0])]
    [InlineData("--since|2024-05-14", new[] { 2 })]
    [InlineData("--until|2024-05-13", new[] { 1 })]
    [InlineData("--since|2024-05|--until|2024", new[] { 1, 2 })]
    [InlineData("--since|2025", new int[0])]
    [InlineData("--by|nobody", new int[0])]
    public async Task Rows_are_filtered_by_who_acts_what_they_do_and_when(string options, int[] rows)
    {
        await CommandRun.RunAsync(_folder.Path, "---\npublished: 2024-05-15\n---\n" + Story, ["sources", "add", "-"]);

        var run = await RunAsync(["events", Ferry, "--json", .. options.Split('|')]);

        Assert.Equal(rows.Select(n => $"{Ferry}#{n}"), Read(run).Select(row => row.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("--since|soon", "--since needs a day, a month or a year")]
    [InlineData("--until|2024-13", "--until needs a day, a month or a year")]
    [InlineData("--since|2025|--until|2024", "nothing lies between them")]
    public async Task A_time_that_can_not_be_read_is_refused(string options, string words)
    {
        var run = await RunAsync(["events", .. options.Split('|')]);

        run.AssertOneSentence(ExitCode.BadUsage);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edited_row_keeps_the_full_name_and_the_days_that_its_new_words_mean()
    {
        await CommandRun.RunAsync(_folder.Path, "---\npublished: 2024-05-15\n---\n" + Story, ["sources", "add", "-"]);

        await RunAsync("events", "edit", $"{Ferry}#1", "--when", "Tuesday", "--who", "office of Selm");

        var row = (await ListAsync())[0];
        Assert.Equal("2024-05-14", row.GetProperty("firstDay").GetString());
        Assert.Equal("office of Selm", row.GetProperty("actor").GetString());
    }

    [Theory]
    [InlineData("edit|night-ferry-halted#1|--why|an oil leak in the engine", "The sentence that comes nearest: “The harbour office of Selm")]
    [InlineData("edit|night-ferry-halted#1|--why|xyzzy", "nor does any of them")]
    [InlineData("edit|night-ferry-halted#1|--why|ngine had failed", "don't stand so")]
    [InlineData("edit|night-ferry-halted#1|--who|Night ferry halted", "don't stand so")]
    [InlineData("edit|night-ferry-halted#1|--what|a strike", "has to stand in the row's own sentence")]
    [InlineData("edit|night-ferry-halted#1|--why|", "--why has no words")]
    [InlineData("edit|night-ferry-halted#1", "says already")]
    [InlineData("edit|night-ferry-halted#1|--when|Monday", "says already")]
    [InlineData("edit|night-ferry-halted#1|--status|7", "There is no status \"7\"")]
    [InlineData("edit|night-ferry-halted#1|--empty|action", "There is no slot \"action\"")]
    [InlineData("edit|night-ferry-halted#1|--empty|why|--why|Monday", "give one of them")]
    [InlineData("hide|night-ferry-halted#3", "There is no row night-ferry-halted#3")]
    [InlineData("hide|nowhere#1", "There is no row nowhere#1")]
    [InlineData("hide|night-ferry-halted", "names no row")]
    [InlineData("hide|night-ferry-halted#0", "names no row")]
    [InlineData("undo|night-ferry-halted#1", "nothing to take back")]
    public async Task What_can_not_be_done_is_refused_in_a_sentence(string commandLine, string words)
    {
        await AddAsync();

        var run = await RunAsync(["events", .. commandLine.Split('|')]);

        run.AssertOneSentence(ExitCode.BadUsage);
        Assert.Contains(words, run.Error, StringComparison.Ordinal);
        Assert.All(await ListAsync(), row => Assert.Equal("none", row.GetProperty("review").GetString()));
    }

    private static List<JsonElement> Read(CommandRun run) => [.. JsonDocument.Parse(run.Out).RootElement.EnumerateArray()];

    private static string? Slot(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Object } slot ? slot.GetProperty("text").GetString() : null;

    private async Task<List<JsonElement>> ListAsync() => Read(await RunAsync("events", Ferry, "--json"));

    private async Task AddAsync() => Assert.Equal(
        Ferry + "\n", (await CommandRun.RunAsync(_folder.Path, Story, ["sources", "add", "-"])).Out);

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.RunAsync(_folder.Path, args);
}
