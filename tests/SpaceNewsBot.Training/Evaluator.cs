using System.Text.Json;

namespace SpaceNewsBot.Training;

/// <summary>
/// Judges what an engine printed, as the evaluators beside the data do: two engines are compared question by question, and
/// the evaluators print sums.
/// </summary>
internal static class Evaluator
{
    private const int Shown = 3;
    private const int RankedDocuments = 10;

    // The evaluators' confidence of an engine that said nothing.
    private const double NoConfidence = -1e30;

    // The one set whose answers somebody wrote in words of their own.
    private const string WrittenAnswers = "clapnq";

    private static readonly JsonElement Missing = JsonDocument.Parse("{}").RootElement;

    /// <summary>Judges a set's questions, in their order (eval_qa.py).</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="printed">What the engine printed, by question.</param>
    public static Prediction[] Judge(IEnumerable<DevelopmentQuestion> questions, IReadOnlyDictionary<string, JsonElement> printed) =>
        [.. questions.Select(q => Judge(q, printed.GetValueOrDefault(q.Id, Missing)))];

    /// <summary>Judges what was printed for a question.</summary>
    public static Prediction Judge(DevelopmentQuestion question, JsonElement printed)
    {
        var evidence = printed.List("evidence");
        var shown = evidence.Take(Shown).OrderBy(e => Text(e, "pid"), StringComparer.Ordinal).ThenBy(e => e.GetProperty("start").GetInt32());
        var answer = printed.TryGetProperty("answer", out var given) ? Text(given, "text") : string.Join(' ', shown.Select(e => Text(e, "text")));
        var ranking = printed.List("ranking") is { Length: > 0 } ranked ? ranked.OrderByDescending(e => e.GetProperty("score").GetDouble()) : evidence.AsEnumerable();
        var abstained = Abstained(printed);
        var prediction = new Prediction(question.Answerable, Confidence(printed), abstained)
        {
            Evidence = evidence.Length,
            Verbatim = evidence.Count(e => IsVerbatim(question, e)),
            RougeL = question.Set == WrittenAnswers && question.Answers.Length > 0 ? AnswerOverlap.RougeL(answer, question.Answers) : null,
        };
        if (question.Answerable && question.Gold.Count > 0)
        {
            var (average, first) = question.Judge([.. ranking.Select(e => Reference(question, e)).OfType<(int, int)>().Distinct()]);
            prediction = prediction with { AveragePrecision = average, First = first, TopEvidence = evidence.Length > 0 && Answers(question, evidence[0]) ? 1 : 0 };
        }

        if (question.HasSpans && question.Answers.Length > 0)
        {
            var span = abstained || printed.List("spans") is not [var best, ..] ? "" : Text(best, "text");
            prediction = prediction with { SpanExact = AnswerOverlap.Exact(span, question.Answers), SpanF1 = AnswerOverlap.F1(span, question.Answers) };
        }

        return prediction;
    }

    /// <summary>Judges searches by their kind (eval_retrieval.py).</summary>
    /// <param name="queriesFile">The searches with the document that each is for; null for one that isn't there.</param>
    /// <param name="printed">What the engine printed, by search.</param>
    public static ILookup<string, Prediction> JudgeSearches(string queriesFile, IReadOnlyDictionary<string, JsonElement> printed) =>
        JsonLines.Read(queriesFile).ToLookup(q => Text(q, "kind"), q => JudgeSearch(Text(q, "gold"), printed.GetValueOrDefault(Text(q, "id"), Missing)));

    private static Prediction JudgeSearch(string gold, JsonElement printed)
    {
        var rank = Array.FindIndex(printed.List("ranked"), d => (d.ValueKind == JsonValueKind.String ? d.GetString() : Text(d, "docid")) == gold);
        return new Prediction(gold.Length > 0, Confidence(printed), Abstained(printed))
        {
            ReciprocalRank = gold.Length == 0 ? null : rank is >= 0 and < RankedDocuments ? 1.0 / (rank + 1) : 0,
        };
    }

    private static double Confidence(JsonElement printed) => printed.TryGetProperty("confidence", out var confidence) ? confidence.GetDouble() : NoConfidence;

    // Who says nothing at all abstains.
    private static bool Abstained(JsonElement printed) =>
        printed.TryGetProperty("abstained", out var abstained) ? abstained.GetBoolean() : !printed.EnumerateObject().Any();

    private static string Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";

    private static (int Passage, int Start, int End) Place(DevelopmentQuestion question, JsonElement span) =>
        (Array.FindIndex(question.Passages, p => p.Id == Text(span, "pid")), span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());

    private static (int Passage, int Sentence)? Reference(DevelopmentQuestion question, JsonElement span)
    {
        var (passage, start, end) = Place(question, span);
        return passage < 0 ? null : question.Reference(passage, start, end);
    }

    // Evidence that is much longer than the sentence that it is for tells nobody where the answer stands.
    private static bool Answers(DevelopmentQuestion question, JsonElement evidence)
    {
        var (_, start, end) = Place(question, evidence);
        return Reference(question, evidence) is { } reference && question.Gold.Contains(reference)
            && question.Sentences[reference.Passage][reference.Sentence] is var sentence && end - start <= (2 * (sentence.End - sentence.Start)) + 20;
    }

    private static bool IsVerbatim(DevelopmentQuestion question, JsonElement evidence)
    {
        var (passage, start, end) = Place(question, evidence);
        return passage >= 0 && start >= 0 && start <= end && end <= question.Passages[passage].Text.Length
            && question.Passages[passage].Text.AsSpan(start, end - start).SequenceEqual(Text(evidence, "text"));
    }
}
