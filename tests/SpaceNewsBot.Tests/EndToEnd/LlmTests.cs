using System.Text.Json;
using SpaceNewsBot.Commands;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.OpenAi;
using Xunit;

namespace SpaceNewsBot.Tests.EndToEnd;

/// <summary>The whole command line with a language model's endpoint on loopback, whatever that endpoint does.</summary>
public sealed class LlmTests : IAsyncLifetime
{
    private const string Asked = "Why did OneWeb turn to SpaceX?";
    private const string Quote = "turned to SpaceX, the company of Elon Musk, to launch its satellites";
    private const string Fluent = "OneWeb turned to SpaceX to launch its satellites.";
    private const string Key = "sk-test-key";

    private readonly TemporaryFolder folder = new();
    private OpenAiServer server = null!;

    public async ValueTask InitializeAsync()
    {
        server = await OpenAiServer.StartAsync(Key);
        await File.WriteAllTextAsync(
            folder.Combine("appsettings.json"),
            JsonSerializer.Serialize(new { Llm = new { Endpoint = server.Address, Model = "test-model", ApiKey = Key, MaxAttempts = 1 } }),
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_question_is_answered_in_the_models_words_on_the_sources_quote()
    {
        server.Respond = _ => OpenAiReply.Text(Draft(Fluent, Quote));

        var run = await RunAsync("ask", Asked);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{Fluent} [1]\n\n[1] “{Quote}”", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, run.Out, StringComparison.Ordinal);
    }

    public static TheoryData<string> Misbehaviours =>
        ["invented quote", "wrong source", "spliced quote", "beyond its quote", "broken JSON", "wrong schema", "refusal", "filtered", "cut off", "429", "500", "hang-up", "other body", "401"];

    [Theory]
    [MemberData(nameof(Misbehaviours))]
    public async Task Whatever_the_endpoint_does_the_sources_own_sentence_answers(string misbehaviour)
    {
        server.Respond = _ => misbehaviour switch
        {
            "invented quote" => OpenAiReply.Text(Draft(Fluent, "because its own rockets had failed")),
            "wrong source" => OpenAiReply.Text(Draft(Fluent, Quote, source: 99)),
            "spliced quote" => OpenAiReply.Text(Draft(Fluent, "The British satellite company OneWeb … to launch its satellites")),
            "beyond its quote" => OpenAiReply.Text(Draft("OneWeb turned to SpaceX because Russia had raised its prices.", Quote)),
            "broken JSON" => OpenAiReply.Text("""{"claims":[{"text":"OneWeb"""),
            "wrong schema" => OpenAiReply.Text("""{"answer":"OneWeb turned to SpaceX."}"""),
            "refusal" => OpenAiReply.Refusal(),
            "filtered" => OpenAiReply.Filtered,
            "cut off" => OpenAiReply.CutOff(Draft(Fluent, Quote)),
            "429" => OpenAiReply.Error(429, "rate_limit_exceeded"),
            "500" => OpenAiReply.Error(500),
            "hang-up" => OpenAiReply.HangUp,
            "other body" => OpenAiReply.Raw("<html>Welcome to the proxy</html>"),
            _ => OpenAiReply.Error(401, "invalid_api_key"),
        };

        var run = await RunAsync("ask", Asked);
        File.Delete(folder.Combine("appsettings.json"));
        var without = await RunAsync("ask", Asked);

        Assert.NotEmpty(server.Requests);
        Assert.Equal((without.ExitCode, without.Out, without.Error), (run.ExitCode, run.Out, run.Error));
        Assert.Contains("OneWeb", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_in_another_language_has_the_checked_claim_first_and_the_translation_marked()
    {
        server.Respond = _ => OpenAiReply.Text(Draft(Fluent, Quote, translation: "OneWeb wandte sich an SpaceX, um seine Satelliten zu starten."));

        var foreign = await RunAsync("ask", "Warum hat sich OneWeb an SpaceX gewandt?");
        var english = await RunAsync("ask", Asked);

        Assert.StartsWith($"{Fluent} (Translation, not checked: OneWeb wandte sich an SpaceX, um seine Satelliten zu starten.) [1]", foreign.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Translation", english.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_says_whether_the_model_answers()
    {
        server.Enqueue("""{"question":"Why did the city close the bridge?"}""");
        server.Enqueue(OpenAiReply.Error(401, "invalid_api_key"));

        var well = await RunAsync("doctor");
        var ill = await RunAsync("doctor");

        Assert.Contains("ok      model         test-model/", well.Out, StringComparison.Ordinal);
        Assert.Contains("broken  model", ill.Out, StringComparison.Ordinal);
        Assert.Contains("check Llm:Endpoint, Llm:Model and Llm:ApiKey", ill.Out, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ExitCode.Failed), (well.ExitCode, ill.ExitCode));
    }

    [Fact]
    public async Task Doctor_checks_on_when_the_store_that_counts_tokens_can_not_be_used()
    {
        await File.WriteAllTextAsync(folder.Combine("spacenewsbot.db"), "This is no database, whatever its name. ", TestContext.Current.CancellationToken);

        var run = await RunAsync("doctor");

        Assert.Equal((ExitCode.Failed, ""), (run.ExitCode, run.Error));
        Assert.Contains("broken  model         it can't be asked: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("reachability", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_written_by_the_model_where_it_is_asked_to()
    {
        const string Passage = "The harbour office closed the bridge on Friday because of rust. It opens again in May.";
        server.Enqueue(Draft("The bridge was closed on Friday because of rust.", "closed the bridge on Friday because of rust"));
        server.Enqueue("""{"claims":[],"missing":["reason"]}""");
        server.Enqueue(OpenAiReply.Error(500));
        var lines = string.Concat(Enumerable.Range(1, 3).Select(id => JsonSerializer.Serialize(
            new { op = "qa", id, question = "Why was the bridge closed?", passages = new[] { new { pid = "a", title = "Bridge", text = Passage } } }) + "\n"));

        var run = await CommandRun.RunAsync(folder.Path, lines, ["batch", "--writer", "llm"]);

        var answers = run.Out.TrimEnd('\n').Split('\n').Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal([true, true, false], answers.Select(a => a.GetProperty("llm").GetBoolean()));
        Assert.Equal([false, true, false], answers.Select(a => a.GetProperty("abstained").GetBoolean()));
        Assert.Equal("The bridge was closed on Friday because of rust.", answers[0].GetProperty("answer").GetProperty("text").GetString());
        var evidence = Assert.Single(answers[0].GetProperty("evidence").EnumerateArray());
        Assert.Equal(evidence.GetProperty("text").GetString(), Passage[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task A_setting_that_can_not_be_used_is_named_in_a_sentence()
    {
        await File.WriteAllTextAsync(
            folder.Combine("appsettings.json"), """{"Llm":{"Endpoint":"nonsense","Model":"test-model"}}""", TestContext.Current.CancellationToken);

        var run = await RunAsync("ask", Asked);

        run.AssertOneSentence(ExitCode.Failed);
        Assert.StartsWith("The setting Llm:Endpoint is no address", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_says_that_there_is_no_model_to_write_it()
    {
        File.Delete(folder.Combine("appsettings.json"));

        (await CommandRun.RunAsync(folder.Path, "", ["batch", "--writer", "llm"])).AssertOneSentence(ExitCode.BadUsage);
    }

    private static string Draft(string text, string quote, int? source = null, string? translation = null) => JsonSerializer.Serialize(new
    {
        claims = new[] { new { text, translation, quotes = Enumerable.Range(source ?? 1, source is null ? 8 : 1).Select(n => new { source = n, quote }).Take(source is null ? 4 : 1) } },
        missing = Array.Empty<string>(),
    });

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.RunAsync(folder.Path, args);
}
