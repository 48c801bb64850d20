using System.Text.Json;
using SpaceNewsBot.Batch;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Claims;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public sealed class BatchProcessorTests
{
    private const string Passage = "The harbour office suspended the night ferry on Monday. Its director, Ada Quill, named a broken engine as the reason.";

    private readonly BatchProcessor _batch = new(TimeProvider.System);

    [Fact]
    public void Qa_gives_what_the_selector_gives()
    {
        var expected = EvidenceSelector.Select("Who suspended the night ferry?", [new EvidencePassage("p1", "Ferry", Passage)]);

        var answer = Process($$"""{"id":"q1","op":"qa","question":"Who suspended the night ferry?","extra":1,"passages":[{"pid":"p1","title":"Ferry","text":"{{Passage}}","sentences":[[0,5]]}]}""");

        Assert.Equal("q1", answer.GetProperty("id").GetString());
        Assert.Equal(!expected.Answerable, answer.GetProperty("abstained").GetBoolean());
        Assert.Equal(expected.Confidence, answer.GetProperty("confidence").GetDouble());
        Assert.False(answer.GetProperty("llm").GetBoolean());
        Assert.True(answer.GetProperty("ms").GetDouble() >= 0);
        Assert.Equal(expected.Evidence.Length, answer.GetProperty("evidence").GetArrayLength());
        Assert.Equal(expected.Ranking.Length, answer.GetProperty("ranking").GetArrayLength());
        Assert.All(answer.GetProperty("evidence").EnumerateArray(), span =>
        {
            Assert.Equal("p1", span.GetProperty("pid").GetString());
            Assert.Equal(Passage[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()], span.GetProperty("text").GetString());
        });
    }

    [Fact]
    public void Verify_gives_what_the_checker_gives()
    {
        var expected = ClaimChecker.Check("The harbour office suspended the night ferry on Monday.", [new EvidencePassage("p1", "Ferry", Passage)]);

        var answer = Process($$"""{"id":"c1","op":"verify","claim":"The harbour office suspended the night ferry on Monday.","passages":[{"pid":"p1","title":"Ferry","text":"{{Passage}}"}]}""");

        Assert.Equal("c1", answer.GetProperty("id").GetString());
        Assert.Equal("supported", answer.GetProperty("label").GetString());
        Assert.Equal(expected.Confidence, answer.GetProperty("confidence").GetDouble());
        var evidence = answer.GetProperty("evidence").EnumerateArray().First();
        Assert.Equal("p1", evidence.GetProperty("pid").GetString());
        Assert.Equal(Passage[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()], evidence.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("[[0,5],[3,9]]")]
    [InlineData("[[0,5000]]")]
    [InlineData("[[-1,5]]")]
    [InlineData("[[0.5,5],7]")]
    [InlineData("\"none\"")]
    [InlineData("[]")]
    public void Sentences_that_are_none_are_ignored(string sentences)
    {
        var answer = Process($$"""{"id":"c1","op":"verify","claim":"The harbour office suspended the night ferry.","passages":[{"pid":"p1","text":"{{Passage}}","sentences":{{sentences}}}]}""");

        Assert.Equal("supported", answer.GetProperty("label").GetString());
        Assert.StartsWith("The harbour office", answer.GetProperty("evidence")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Search_ranks_by_the_named_field_alone()
    {
        Assert.Null(Run("""{"op":"index","docid":"a","title":"Engine","body":"The ferry stopped."}"""));
        Assert.Null(Run("""{"op":"index","docid":"b","title":"Ferry","body":"The engine failed, the engine of the ship."}"""));

        var found = Process("""{"op":"search","id":7,"query":"engine","field":"body","kind":"title"}""");

        Assert.Equal(7, found.GetProperty("id").GetInt32());
        Assert.Equal("b", Assert.Single(found.GetProperty("ranked").EnumerateArray()).GetProperty("docid").GetString());
        Assert.False(found.GetProperty("abstained").GetBoolean());
    }

    [Fact]
    public void A_document_sent_again_replaces_the_first()
    {
        Run("""{"op":"index","docid":"a","body":"ferry"}""");
        Process("""{"op":"search","id":1,"query":"ferry","field":"body"}""");
        Run("""{"op":"index","docid":"a","body":"museum"}""");

        var found = Process("""{"op":"search","id":2,"query":"ferry","field":"body"}""");

        Assert.Equal(0, found.GetProperty("ranked").GetArrayLength());
        Assert.True(found.GetProperty("abstained").GetBoolean());
    }

    [Theory]
    [InlineData("""{"id":"x","op":"6w2h"}""", "x", "no op 6w2h")]
    [InlineData("""{"id":"x","op":"5w1h","date":"2023-10-06"}""", "x", "no article")]
    [InlineData("""{"id":"x","op":"5w1h","title":["The ferry stopped."]}""", "x", "title is no text")]
    [InlineData("""{"id":"x"}""", "x", "no op:")]
    [InlineData("""{"id":"x","op":"qa","question":"Who?"}""", "x", "no passages")]
    [InlineData("""{"id":"x","op":"qa","question":"Who?","passages":[1]}""", "x", "no passages")]
    [InlineData("""{"id":"x","op":"verify","claim":" ","passages":[]}""", "x", "no claim")]
    [InlineData("""{"id":"x","op":"verify","claim":"It stopped."}""", "x", "no passages")]
    [InlineData("""{"id":"x","op":"search","query":"a","field":"none"}""", "x", "has the field none")]
    [InlineData("""{"id":"x","op":"index"}""", "x", "no docid")]
    [InlineData("""{"id":"x","op":""", null, "isn't JSON")]
    [InlineData("[]", null, "isn't a JSON object")]
    [InlineData("hello", null, "isn't JSON")]
    public void A_line_that_can_not_be_worked_on_gets_an_error_and_the_next_an_answer(string line, string? id, string error)
    {
        var answer = Process(line);

        Assert.Equal(id, answer.TryGetProperty("id", out var known) ? known.GetString() : null);
        Assert.Contains(error, answer.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal("next", Process("""{"id":"next","op":"qa","question":"Who?","passages":[]}""").GetProperty("id").GetString());
    }

    [Fact]
    public void Half_a_surrogate_pair_is_taken_and_shifts_no_offset()
    {
        var answer = Process("""{"id":"\ud83d","op":"qa","question":"Who suspended the \udc00 ferry?","passages":[{"pid":"p","title":"","text":"\ud83d\n The office suspended the ferry \ud83d\ude80."}]}""");

        Assert.Equal("�", answer.GetProperty("id").GetString());
        Assert.False(answer.TryGetProperty("error", out _));
        Assert.All(answer.GetProperty("evidence").EnumerateArray(), span => Assert.Equal(
            "�\n The office suspended the ferry \U0001F680."[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()],
            span.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_line_gets_no_answer(string line) => Assert.Null(Run(line));

    private JsonElement Process(string line) => JsonDocument.Parse(Run(line)!).RootElement;

    // Without a model nothing is waited for.
    private string? Run(string line) => _batch.ProcessAsync(line, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
}
