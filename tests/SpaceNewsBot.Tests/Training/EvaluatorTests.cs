using System.Text.Json;
using SpaceNewsBot.Core.Answers;
using SpaceNewsBot.Training;
using Xunit;

namespace SpaceNewsBot.Tests.Training;

public sealed class EvaluatorTests
{
    private const string Text = "It sank. The ferry had left the harbour at nine. Nobody was hurt.";

    private static readonly DevelopmentQuestion _question = new(
        "clapnq", "dev", "1", "What happened?", [new EvidencePassage("p", "", Text)], [[(0, 8), (9, 48), (49, 65)]], [(0, 0)], Answerable: true)
    {
        Input = "",
        Fold = 0,
        Answers = ["The ferry sank."],
        HasSpans = false,
    };

    [Theory]
    [InlineData("""[{"pid":"p","start":0,"end":8,"score":1},{"pid":"p","start":9,"end":48,"score":2}]""", 0.5, 0)]
    [InlineData("""[{"pid":"p","start":0,"end":8,"score":3},{"pid":"p","start":9,"end":48,"score":2}]""", 1, 1)]
    [InlineData("""[{"pid":"p","start":9,"end":48,"score":2}]""", 1 / 3.0, 0)]
    [InlineData("""[{"pid":"unknown","start":0,"end":8,"score":2}]""", 1 / 3.0, 0)]
    public void Sentences_that_were_not_ranked_come_last_and_answers_at_the_very_end(string ranking, double averagePrecision, double first)
    {
        var judged = Judge($$"""{"abstained":false,"confidence":0.5,"ranking":{{ranking}}}""");

        Assert.Equal(averagePrecision, judged.AveragePrecision);
        Assert.Equal(first, judged.First);
    }

    [Theory]
    [InlineData(0, 8, 1)]
    [InlineData(0, 30, 0)]
    [InlineData(9, 48, 0)]
    public void Evidence_answers_by_the_sentence_that_it_overlaps_most(int start, int end, double answers)
    {
        Assert.Equal(answers, Judge(Evidence(start, end, Text[start..end])).TopEvidence);
    }

    [Fact]
    public void Evidence_much_longer_than_its_sentence_answers_nothing()
    {
        var padded = _question with { Sentences = [[(0, 8)]] };

        Assert.Equal(1, Evaluator.Judge(padded, Json(Evidence(0, 36, Text[..36]))).TopEvidence);
        Assert.Equal(0, Evaluator.Judge(padded, Json(Evidence(0, 37, Text[..37]))).TopEvidence);
    }

    [Theory]
    [InlineData(0, 8, "It sank.", 1)]
    [InlineData(0, 8, "it sank.", 0)]
    [InlineData(1, 9, "It sank.", 0)]
    [InlineData(60, 99, "hurt.", 0)]
    public void Evidence_is_verbatim_at_its_offsets_alone(int start, int end, string text, int verbatim)
    {
        var judged = Judge(Evidence(start, end, text));

        Assert.Equal((1, verbatim), (judged.Evidence, judged.Verbatim));
    }

    [Fact]
    public void Who_says_nothing_abstains_and_ranks_worst()
    {
        var judged = Assert.Single(Evaluator.Judge([_question], new Dictionary<string, JsonElement>()));

        Assert.Equal((true, true, -1e30), (judged.Answerable, judged.Abstained, judged.Confidence));
        Assert.Equal((1 / 3.0, 0, 0), (judged.AveragePrecision, judged.First, judged.TopEvidence));
    }

    [Fact]
    public void A_written_answer_is_met_by_words_in_order_even_where_the_engine_abstains()
    {
        // "it sank" and "the ferry sank" have one word in common.
        Assert.Equal(2.0 / 5, Judge(Evidence(0, 8, "It sank.")).RougeL);
        Assert.Null(Evaluator.Judge(_question with { Set = "selqa" }, Json(Evidence(0, 8, "It sank."))).RougeL);
    }

    [Theory]
    [InlineData("The Ferry!", 1, 1)]
    [InlineData("ferry left", 0, 2.0 / 3)]
    [InlineData("harbour", 0, 0)]
    public void A_short_answer_is_met_by_words_without_articles_and_punctuation(string span, double exact, double f1)
    {
        var question = _question with { HasSpans = true, Answers = ["a ferry", "nine o'clock sharp"] };

        var judged = Evaluator.Judge(question, Json($$"""{"abstained":false,"confidence":0.5,"spans":[{"pid":"p","start":0,"end":1,"text":"{{span}}"}]}"""));

        Assert.Equal((exact, f1), (judged.SpanExact, judged.SpanF1));
    }

    private static string Evidence(int start, int end, string text) =>
        $$"""{"abstained":true,"confidence":0.5,"evidence":[{"pid":"p","start":{{start}},"end":{{end}},"text":"{{text}}"}]}""";

    private static Prediction Judge(string printed) => Evaluator.Judge(_question, Json(printed));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
