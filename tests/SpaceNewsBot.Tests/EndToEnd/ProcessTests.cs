using System.Text.Json;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ask_answers_with_nothing_set_up()
    {
        var run = await BotProcess.RunAsync(_folder.Combine("new/data"), "", "ask", "--json", "Who suspended what, and why?");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.False(JsonDocument.Parse(run.Out).RootElement.GetProperty("abstained").GetBoolean());
    }

    [Fact]
    public async Task Ask_prints_json_and_nothing_else_when_it_abstains()
    {
        var run = await BotProcess.RunAsync(_folder.Path, "", "ask", "--json", "Which team won the chess olympiad?");

        Assert.Equal((ExitCode.Abstained, ""), (run.ExitCode, run.Error));
        Assert.True(JsonDocument.Parse(run.Out).RootElement.GetProperty("abstained").GetBoolean());
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("")]
    public async Task Serving_without_a_token_and_a_terminal_names_the_settings(string command)
    {
        var run = await BotProcess.RunAsync(_folder.Path, "", command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Matches(@"^SpaceNewsBot \d+\.\d+\.\d+, store in .+\n$", run.Out);
        Assert.Contains("Telegram:Token", run.Error, StringComparison.Ordinal);
        Assert.Contains("Telegram__Token", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Batch_answers_each_line_while_the_next_is_still_to_come()
    {
        using var bot = BotProcess.Start(new Dictionary<string, string>(), "batch");

        for (var i = 0; i < 3; i++)
        {
            await bot.WriteLineAsync($$"""{"id":{{i}},"op":"qa","question":"Who?","passages":[]}""");
            var answer = await bot.ReadLineAsync();

            Assert.Equal(i, JsonDocument.Parse(answer!).RootElement.GetProperty("id").GetInt32());
        }

        bot.CloseInput();
        Assert.Equal(ExitCode.Done, (await bot.WaitAsync()).ExitCode);
    }

    [Fact]
    public async Task Doctor_checks_everything_line_by_line()
    {
        var run = await BotProcess.RunAsync(_folder.Path, "", "doctor");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["prompts", "store", "settings", "model", "tokens", "reachability"],
            run.Out.TrimEnd('\n').Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }

    [Fact]
    public async Task Doctor_finds_what_is_broken_and_checks_on()
    {
        await File.WriteAllTextAsync(_folder.Combine("spacenewsbot.db"), "This is no database, whatever its name. ", TestContext.Current.CancellationToken);

        var run = await BotProcess.RunAsync(_folder.Path, "", "doctor");

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Error));
        Assert.Contains("broken  store", run.Out, StringComparison.Ordinal);
        Assert.Contains("ok      settings", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "appsettings.json")]
    [InlineData("""{"Chat":{"MaxWaiting":0}}""", "Chat:MaxWaiting")]
    [InlineData("""{"Chat":{"MaxWaiting":"many"}}""", "Chat:MaxWaiting")]
    public async Task A_setting_that_can_not_be_used_stops_the_bot_and_is_named(string settings, string named)
    {
        await File.WriteAllTextAsync(_folder.Combine("appsettings.json"), settings, TestContext.Current.CancellationToken);

        var serve = await BotProcess.RunAsync(_folder.Path, "", "serve");
        var doctor = await BotProcess.RunAsync(_folder.Path, "", "doctor");

        Assert.Equal(ExitCode.Failed, serve.ExitCode);
        Assert.Contains(named, Assert.Single(serve.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failed, doctor.ExitCode);
        Assert.Contains(named, doctor.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("> /dev/full")]
    [InlineData("| true")]
    [InlineData(">&-")]
    public async Task Output_that_can_not_be_written_is_told_in_one_sentence(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell and /dev/full.");
        await BotProcess.RunAsync(_folder.Path, "", "sources", "list");

        // Longer than a pipe holds, so that the reader's end is noticed.
        var run = await BotProcess.RunInShellAsync(
            $"(for i in $(seq 5000); do echo 'Who is it?'; done) | ({BotProcess.ShellCommand} chat --data '{_folder.Path}'; echo \"exit $?\" >&2) {redirection}");

        Assert.Contains("exit 1", run.Error, StringComparison.Ordinal);
        Assert.Equal(2, run.Error.TrimEnd('\n').Split('\n').Length);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
