using System.Text;
using System.Text.Json;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Commands;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public sealed class CommandLineTests : IDisposable
{
    private const string Question = "Who suspended what, and why?";

    private const string Ferry =
        "Harbour office halts the night ferry\n\nThe harbour office of Selm suspended the night ferry on Monday because its engine had failed. "
        + "Ada Quill, the director of the office, told reporters that a new engine will arrive in June.\n";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands =>
    [
        "", "chat", "batch", "serve", "doctor",
        .. CommandTable.Groups.Select(g => g.Name),
        .. CommandTable.Rows.Where(r => r.Surfaces.HasFlag(CommandSurfaces.Terminal)).Select(r => r.Name),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_without_a_name_is_not_the_users_own()
    {
        var run = await RunAsync(["ask", "--data", "", Question]);

        run.AssertOneSentence(ExitCode.BadUsage);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_explains_itself(string command)
    {
        var run = await RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Usage:", run.Out, StringComparison.Ordinal);
        Assert.Contains("--data <DIR>", run.Out, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Theory]
    [InlineData("aks", "There is no command aks")]
    [InlineData("--jsno", "There is no option --jsno")]
    [InlineData("ask|--jsno|why?", "There is no option --jsno")]
    [InlineData("ask|why?|-j", "There is no option -j")]
    [InlineData("sources|lst", "There is no command lst")]
    [InlineData("sources|show", "Required argument missing")]
    [InlineData("events|--csv", "There is no option --csv")]
    [InlineData("ask", "The question is empty")]
    [InlineData("ask|", "The question is empty")]
    [InlineData("ask| \t ", "The question is empty")]
    public async Task Bad_usage_is_told_in_one_sentence(string commandLine, string sentence)
    {
        var run = await RunAsync(commandLine.Split('|'));

        run.AssertOneSentence(ExitCode.BadUsage);
        Assert.StartsWith(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_has_at_most_two_thousand_characters()
    {
        var longest = await RunAsync("ask", new string('a', Core.Answers.Question.MaxLength));
        var longer = await RunAsync("ask", new string('a', Core.Answers.Question.MaxLength + 1));

        Assert.Equal(ExitCode.Abstained, longest.ExitCode);
        longer.AssertOneSentence(ExitCode.BadUsage);
        Assert.Contains("2,001", longer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("🚀🚀🚀")]
    [InlineData("מי השעה את שיתוף הפעולה?")]
    [InlineData("\"'; DROP TABLE sources; --")]
    [InlineData("title:station AND NEAR(\"x\" \"y\", 3) OR *")]
    [InlineData("-- why?")]
    [InlineData("@file {{$question}} %s \\0 [suggest]")]
    [InlineData("-1")]
    [InlineData("\u0000\u001b[31m\u202e")]
    [InlineData("\ud83d")]
    public async Task Strange_text_is_an_ordinary_question(string question)
    {
        var run = await RunAsync("ask", "--json", "--", question);

        Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Abstained, run.Error);
        Assert.Equal(run.ExitCode == ExitCode.Abstained, JsonDocument.Parse(run.Out).RootElement.GetProperty("abstained").GetBoolean());
    }

    [Theory]
    [InlineData("naughty.jsonl")]
    [InlineData("ftsquery.jsonl")]
    public async Task Text_that_broke_other_programs_is_an_ordinary_question(string corpus)
    {
        foreach (var (id, _, payload, _) in Robustness.Read(corpus).Where(row => !string.IsNullOrWhiteSpace(row.Payload) && row.Payload.Length <= 2_000))
        {
            var run = await RunAsync("ask", "--json", "--", payload);

            Assert.True(run.ExitCode is ExitCode.Done or ExitCode.Abstained, $"{id}: {run.Error}");
            JsonDocument.Parse(run.Out);
        }
    }

    [Fact]
    public async Task An_answer_quotes_the_source_at_its_offsets()
    {
        var run = await RunAsync("ask", "--json", Question);
        var text = (await RunAsync("sources", "show", "starter", "--text")).Out;

        Assert.Equal(ExitCode.Done, run.ExitCode);
        var answer = JsonDocument.Parse(run.Out).RootElement;
        Assert.NotEqual(0, answer.GetProperty("claims").GetArrayLength());
        Assert.All(answer.GetProperty("citations").EnumerateArray(), citation => Assert.Equal(
            citation.GetProperty("quote").GetString(),
            text[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task Words_need_no_quotation_marks()
    {
        var one = await RunAsync("ask", Question);
        var many = await RunAsync(["ask", .. Question.Split(' ')]);

        Assert.Equal(one.Out, many.Out);
    }

    [Fact]
    public async Task An_abstention_is_no_failure_and_no_answer()
    {
        var run = await RunAsync("ask", "Which team won the chess olympiad?");

        Assert.Equal(ExitCode.Abstained, run.ExitCode);
        Assert.NotEqual("", run.Out);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_source_lives_from_add_to_remove()
    {
        var file = _folder.Combine("ferry.txt");
        await File.WriteAllTextAsync(file, Ferry, TestContext.Current.CancellationToken);

        var added = await RunAsync("sources", "add", file, "--author", "Ben Roe", "--published", "2024-05-06", "--url", "https://harbour.example/ferry");
        var id = added.Out.Trim();
        var again = await RunAsync("sources", "add", file);
        var text = await RunAsync("sources", "show", id, "--text");
        var shown = await RunAsync("sources", "show", id);
        var list = await RunAsync("sources", "list");
        var before = await RunAsync("ask", "--json", "Why did the harbour office suspend the night ferry?");
        await File.WriteAllTextAsync(file, Ferry.Replace("June", "July", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var updated = await RunAsync("sources", "update", id, file);
        var textAfter = await RunAsync("sources", "show", id, "--text");
        var removed = await RunAsync("sources", "remove", id);
        var after = await RunAsync("ask", "Why did the harbour office suspend the night ferry?");

        Assert.Equal(ExitCode.Done, added.ExitCode);
        Assert.Matches("^[a-z0-9-]+\n$", added.Out);
        Assert.Equal((ExitCode.Done, $"{id}: already there\n"), (again.ExitCode, again.Out));
        Assert.Equal(Ferry, text.Out);
        Assert.Contains("Ben Roe", shown.Out, StringComparison.Ordinal);
        Assert.Contains("2024-05-06", shown.Out, StringComparison.Ordinal);
        Assert.Equal([id, "1"], list.Out.Split('\n').Single(line => line.StartsWith(id, StringComparison.Ordinal)).Split('\t')[..2]);
        Assert.Equal(ExitCode.Done, before.ExitCode);
        Assert.Equal(id, JsonDocument.Parse(before.Out).RootElement.GetProperty("citations")[0].GetProperty("sourceId").GetString());
        Assert.Equal((ExitCode.Done, id + "\n"), (updated.ExitCode, updated.Out));
        Assert.Contains("July", textAfter.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, removed.ExitCode);
        Assert.Equal(ExitCode.Abstained, after.ExitCode);
    }

    [Fact]
    public async Task Removing_the_starter_leaves_the_store_without_it()
    {
        var removed = await RunAsync("sources", "remove", "starter");
        var list = await RunAsync("sources", "list");
        var answer = await RunAsync("ask", Question);

        Assert.Equal(ExitCode.Done, removed.ExitCode);
        Assert.Single(list.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal(ExitCode.Abstained, answer.ExitCode);
    }

    [Fact]
    public async Task A_source_comes_from_standard_input_in_any_encoding()
    {
        var utf16 = new UnicodeEncoding(bigEndian: true, byteOrderMark: true);

        var added = await CommandRun.RunAsync(
            _folder.Combine("data"), [.. utf16.GetPreamble(), .. utf16.GetBytes(Ferry)], ["sources", "add", "-", "--title", "Ferry “halted”"]);
        var text = await RunAsync("sources", "show", added.Out.Trim(), "--text");

        Assert.Equal(ExitCode.Done, added.ExitCode);
        Assert.Equal(Ferry, text.Out);
    }

    [Theory]
    [InlineData("sources|add|{0}/missing.txt", "There is no file")]
    [InlineData("sources|add|{0}", "is a folder")]
    [InlineData("sources|add|{0}/picture.png", "isn't text")]
    [InlineData("sources|add|{0}/empty.txt", "")]
    [InlineData("sources|add|{0}/huge.txt", "5 MB")]
    [InlineData("sources|add|{0}/ferry.txt|--url|javascript:alert(1)", "")]
    [InlineData("sources|add|{0}/ferry.txt|--published|tomorrow", "")]
    [InlineData("sources|update|nowhere|{0}/ferry.txt", "nowhere")]
    [InlineData("sources|remove|nowhere", "nowhere")]
    [InlineData("sources|show|nowhere", "nowhere")]
    public async Task Bad_material_is_refused_in_one_sentence(string commandLine, string part)
    {
        await File.WriteAllBytesAsync(_folder.Combine("picture.png"), [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 1, 2, 3], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Combine("empty.txt"), " \n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Combine("ferry.txt"), Ferry, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.Combine("huge.txt"), new string('a', SourceLimits.MaxTextBytes + 1), TestContext.Current.CancellationToken);

        var run = await RunAsync(commandLine.Replace("{0}", _folder.Path, StringComparison.Ordinal).Split('|'));

        run.AssertOneSentence(ExitCode.BadUsage);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("sources", "list")).Out.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task A_store_that_can_not_be_used_is_told_in_one_sentence()
    {
        Directory.CreateDirectory(_folder.Combine("data"));
        await File.WriteAllTextAsync(_folder.Combine("data/spacenewsbot.db"), "This is no database, however long one looks at it. ", TestContext.Current.CancellationToken);

        (await RunAsync("ask", Question)).AssertOneSentence(ExitCode.Failed);
        (await RunAsync("sources", "list")).AssertOneSentence(ExitCode.Failed);
        (await RunAsync("events")).AssertOneSentence(ExitCode.Failed);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_told_in_one_sentence()
    {
        await File.WriteAllTextAsync(_folder.Combine("data"), "", TestContext.Current.CancellationToken);

        (await RunAsync("ask", Question)).AssertOneSentence(ExitCode.Failed);
    }

    [Fact]
    public async Task The_option_wins_over_the_variable()
    {
        await RunAsync("sources", "remove", "starter", "--data", _folder.Combine("other"));

        Assert.Single((await RunAsync("sources", "list", "--data", _folder.Combine("other"))).Out.TrimEnd('\n').Split('\n'));
        Assert.Equal(2, (await RunAsync("sources", "list")).Out.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task The_ledger_quotes_its_source_or_leaves_a_slot_empty()
    {
        var table = await RunAsync("events");
        var json = await RunAsync("events", "--json");
        var text = (await RunAsync("sources", "show", "starter", "--text")).Out;

        var rows = JsonDocument.Parse(json.Out).RootElement.EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(rows.Count + 1, table.Out.TrimEnd('\n').Split('\n').Length);
        Assert.All(
            rows.SelectMany(row => row.EnumerateObject()).Where(slot => slot.Value.ValueKind == JsonValueKind.Object),
            slot => Assert.Equal(
                slot.Value.GetProperty("text").GetString(),
                text[slot.Value.GetProperty("start").GetInt32()..slot.Value.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task A_piped_conversation_gets_an_answer_for_each_line()
    {
        var run = await CommandRun.RunAsync(
            _folder.Combine("data"), $"Why did Russia suspend cooperation?\nand ESA?\n\n{new string('a', 2_001)}\nexit\nWho?\n", ["chat"]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("", run.Error);
        Assert.Contains("Rogozin", run.Out, StringComparison.Ordinal);
        Assert.Contains("ExoMars", run.Out, StringComparison.Ordinal);
        Assert.Contains("The question is empty", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("ask again.\n\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_goes_on_behind_a_bad_line()
    {
        var run = await CommandRun.RunAsync(
            _folder.Combine("data"), "\uFEFF{\"id\":1,\"op\":\"qa\",\"question\":\"Who?\",\"passages\":[]}\n{\n\n{\"id\":2,\"op\":\"verify\"}\n", ["batch"]);

        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(3, lines.Count);
        Assert.True(lines[0].GetProperty("abstained").GetBoolean());
        Assert.True(lines[1].TryGetProperty("error", out _));
        Assert.Equal(2, lines[2].GetProperty("id").GetInt32());
        Assert.False(Directory.Exists(_folder.Combine("data")));
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.RunAsync(_folder.Combine("data"), args);
}
