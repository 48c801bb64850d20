using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Core.Citations;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;
using Xunit;

namespace SpaceNewsBot.Tests.Host;

public sealed class AnswerJsonTests
{
    private static readonly string[] _names = ["question", "abstained", "reason", "missing", "text", "claims", "citations", "nearest", "ms"];
    private static readonly string[] _citationNames = ["n", "sourceId", "revision", "title", "author", "publisher", "url", "start", "end", "quote"];

    [Fact]
    public void Writes_an_answer_with_its_claims_and_citations()
    {
        var revision = new SourceRevision(
            "default", "ferry", 2, new SourceMetadata(Title: "Ferry"), "It said “no” & left.", [], DateTimeOffset.UnixEpoch, "test", "test");
        var answer = GroundedAnswer.Verify(
            new DraftAnswer([new DraftClaim("It said “no”.", [new DraftQuote("default", "ferry", 2, "said “no” & left")])], ["reason"]), [revision])!;

        var text = AnswerJson.Write("Why <not>?", answer, TimeSpan.FromMilliseconds(12.34));
        var json = JsonDocument.Parse(text).RootElement;

        Assert.Equal(_names, json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("Why <not>?", json.GetProperty("question").GetString());
        Assert.False(json.GetProperty("abstained").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("reason").ValueKind);
        Assert.Equal("reason", Assert.Single(json.GetProperty("missing").EnumerateArray()).GetString());
        Assert.Equal("It said “no”. Not said in the sources: reason.", json.GetProperty("text").GetString());
        Assert.Equal("""{"text":"It said “no”.","citations":[1]}""", Compact(json.GetProperty("claims")[0]));
        var citation = json.GetProperty("citations")[0];
        Assert.Equal(_citationNames, citation.EnumerateObject().Select(p => p.Name));
        Assert.Equal(3, citation.GetProperty("start").GetInt32());
        Assert.Equal(JsonValueKind.Null, citation.GetProperty("url").ValueKind);
        Assert.Equal(JsonValueKind.Null, json.GetProperty("nearest").ValueKind);
        Assert.Equal(12.3, json.GetProperty("ms").GetDouble());
        // Quotes stay readable.
        Assert.Contains("said “no” & left", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_an_abstention_with_its_reason_and_the_nearest_passage()
    {
        var abstention = new Abstention("Not said.", ["date"], new Citation("default", "ferry", 1, new SourceMetadata(), 0, 2, "It"));

        var json = JsonDocument.Parse(AnswerJson.Write("When?", abstention, TimeSpan.Zero)).RootElement;

        Assert.Equal(_names, json.EnumerateObject().Select(p => p.Name));
        Assert.True(json.GetProperty("abstained").GetBoolean());
        Assert.Equal("Not said.", json.GetProperty("reason").GetString());
        Assert.Equal(0, json.GetProperty("claims").GetArrayLength());
        Assert.Equal(0, json.GetProperty("citations").GetArrayLength());
        Assert.Equal(_citationNames, json.GetProperty("nearest").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Takes_halves_of_surrogate_pairs()
    {
        var json = AnswerJson.Write("half \ud83d and \udc00", new Abstention("No.", [], null), TimeSpan.Zero);

        Assert.Equal("half � and �", JsonDocument.Parse(json).RootElement.GetProperty("question").GetString());
    }

    private static string Compact(JsonElement element) => JsonOutput.Line(element.WriteTo);
}
