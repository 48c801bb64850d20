using System.Text.Json;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Workspaces;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

public sealed class GermanConversationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Greets_answers_abstains_and_labels_its_buttons_in_german_in_telegram()
    {
        await using var server = await BotApiServer.StartAsync();
        using var bot = Start(new() { ["Telegram__Token"] = BotApiServer.Token, ["Telegram__ApiUrl"] = server.Url }, "serve");

        // One person to each chat, so that the pace of one chat needn't be waited for.
        var replies = new List<BotApiMessage>();
        foreach (var text in new[] { "/start", "/help", "Who suspended what, and why?", "Which team won the chess olympiad?", "Why did NASA suspend cooperation?", "/nonsense" })
        {
            server.Write(text, chatId: 10 + replies.Count);
            await server.UntilAsync(s => s.Sent.Count == replies.Count + 1, Token);
            replies.Add(server.Sent[^1]);
        }

        Assert.StartsWith("Willkommen! Frag mich nach den Nachrichten", replies[0].Text, StringComparison.Ordinal);
        Assert.Equal(await ChatLanguage.InAsync("de", () => Task.FromResult(ReplyText.HelpFor(Right.Reader).Text)), replies[1].Text);
        Assert.Contains(" – Eine Frage mit Zitaten aus den gespeicherten Quellen beantworten\n", replies[1].Text, StringComparison.Ordinal);
        Assert.Contains("Wann: “Saturday”. Warum: “until the sanctions on Moscow are lifted”. Wie: “in a tweet”. Angekündigt, laut “Dmitry Rogozin", replies[2].Text, StringComparison.Ordinal);
        Assert.Contains(" · Revision 1", replies[2].Text, StringComparison.Ordinal);
        Assert.Contains("Die Quellen sagen nicht: Grund, Datum.", replies[2].Text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nAntwort 3", replies[2].Text, StringComparison.Ordinal);
        Assert.Equal(["Belege", "Wer, was, warum", "👍", "👎"], LabelsOf(replies[2]));
        Assert.StartsWith("Dazu steht nichts in den Quellen.", replies[3].Text, StringComparison.Ordinal);
        Assert.Equal(["Sag mir, wenn es die Quellen sagen", "👎"], LabelsOf(replies[3]));
        Assert.Contains("Die Quellen sagen nicht: Grund.\n\nDer Abschnitt, der dem am nächsten kommt:\n", replies[4].Text, StringComparison.Ordinal);
        Assert.Equal("Diesen Befehl kenne ich nicht. /help zeigt die, die ich kenne.", replies[5].Text);

        server.Press(replies[2], "👎", 12);
        await server.UntilAsync(s => s.Acknowledged.Count == 1, Token);
        server.Press(replies[2], "Wer, was, warum", 12);
        await server.UntilAsync(s => s.Sent.Count == 7, Token);

        Assert.Equal("Danke: Es ist vermerkt. Was stimmt daran nicht? Schreib /rate 3 bad und deinen Grund.", server.Acknowledged[0].Text);
        Assert.Contains("wann: ", server.Sent[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Nicht gesagt: ", server.Sent[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_answered_in_german_stays_as_it_was_when_the_bot_speaks_english()
    {
        await using var server = await BotApiServer.StartAsync();
        using (var bot = Start(new() { ["Telegram__Token"] = BotApiServer.Token, ["Telegram__ApiUrl"] = server.Url }, "serve"))
        {
            server.Write("Who suspended what, and why?");
            await server.UntilAsync(s => s.Sent.Count == 1, Token);
            bot.Terminate();
            await bot.WaitAsync();
        }

        using var store = new SqliteStore(_folder.Path);
        var record = await store.Answers.FindAsync(1, Token);
        var answer = Assert.IsType<GroundedAnswer>(await new RecordedAnswerCheck(store.Sources).VerifyAsync(record!, Token));

        Assert.Contains("Warum: “until the sanctions on Moscow are lifted”.", answer.Claims[0].Text, StringComparison.Ordinal);
        Assert.Equal(["reason", "date"], answer.Missing);
    }

    [Fact]
    public async Task The_terminal_answers_in_german_and_its_json_names_what_is_missing_as_ever()
    {
        var asked = await RunAsync("ask", "Why did NASA suspend cooperation?");
        var json = await RunAsync("ask", "--json", "Why did NASA suspend cooperation?");
        var listed = await RunAsync("events", "list");

        Assert.Equal(ExitCode.Abstained, asked.ExitCode);
        Assert.Contains("In den Quellen nicht gesagt: Grund.\n\nDer Abschnitt, der dem am nächsten kommt:\n", asked.Out, StringComparison.Ordinal);
        Assert.Contains("Quelle starter, Revision 1\n", asked.Out, StringComparison.Ordinal);
        Assert.Equal("reason", Assert.Single(JsonDocument.Parse(json.Out).RootElement.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Contains("announced", listed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_the_texts_are_not_in_is_refused_by_the_terminal()
    {
        using var bot = Start(new() { ["Chat__Language"] = "fr" }, "ask", "Who is Bill Nelson?");
        bot.CloseInput();

        var run = await bot.WaitAsync();

        run.AssertOneSentence(ExitCode.Failed);
        Assert.Equal("The setting Chat:Language is \"fr\": give en or de.\n", run.Error);
    }

    [Fact]
    public async Task A_published_build_speaks_german()
    {
        var published = _folder.Combine("published");
        var built = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

        var publishing = await BotProcess.RunInShellAsync(
            $"dotnet publish '{Path.Combine(Repository.Root, "src", "SpaceNewsBot")}' --no-build -c {built} -o '{published}'");
        var asked = await BotProcess.RunInShellAsync(
            $"Chat__Language=de SPACENEWSBOT_DATA='{_folder.Path}' dotnet '{published}/SpaceNewsBot.dll' ask 'Which team won the chess olympiad?'");

        Assert.True(publishing.ExitCode == 0, publishing.Out + publishing.Error);

        // Nothing else speaks it: texts of the command line are English.
        Assert.Equal(["SpaceNewsBot.Core.resources.dll"], Directory.EnumerateFiles(Path.Combine(published, "de")).Select(Path.GetFileName));
        Assert.StartsWith("Dazu steht nichts in den Quellen.", asked.Out, StringComparison.Ordinal);
    }

    private static IEnumerable<string> LabelsOf(BotApiMessage message) => message.Keyboard.SelectMany(row => row).Select(b => b.Text);

    private BotProcess Start(Dictionary<string, string> settings, params string[] args)
    {
        settings["SPACENEWSBOT_DATA"] = _folder.Path;
        settings.TryAdd("Chat__Language", "de");
        return BotProcess.Start(settings, args);
    }

    private async Task<CommandRun> RunAsync(params string[] args)
    {
        using var bot = Start([], args);
        bot.CloseInput();
        return await bot.WaitAsync();
    }
}
