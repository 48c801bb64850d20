using System.Text.Json;

namespace SpaceNewsBot.Training;

/// <summary>What an engine answered to a question of a set, as run_all.sh keeps it.</summary>
/// <param name="Confidence">How likely it takes an answer to be.</param>
/// <param name="Abstained">Whether it gave none.</param>
/// <param name="AveragePrecision">Of its ranking; null where the question has no answer.</param>
/// <param name="First">Whether the first of the ranking answers; null where the question has no answer.</param>
internal sealed record Prediction(double Confidence, bool Abstained, double? AveragePrecision, double? First)
{
    /// <summary>Reads and judges the predictions of a set, by question id.</summary>
    public static Dictionary<string, Prediction> Read(string file, IReadOnlyDictionary<string, DevelopmentQuestion> questions) =>
        File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement)
            .ToDictionary(p => p.GetProperty("id").GetString()!, p => Judge(p, questions[p.GetProperty("id").GetString()!]));

    private static Prediction Judge(JsonElement prediction, DevelopmentQuestion question)
    {
        var ranked = prediction.GetProperty("ranking").EnumerateArray()
            .OrderByDescending(e => e.GetProperty("score").GetDouble())
            .Select(e => question.Reference(Array.FindIndex(question.Passages, p => p.Id == e.GetProperty("pid").GetString()), e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32()))
            .OfType<(int, int)>()
            .Distinct()
            .ToList();
        var (average, first) = question.Answerable && question.Gold.Count > 0 ? question.Judge(ranked) : ((double?)null, (double?)null);
        return new Prediction(prediction.GetProperty("confidence").GetDouble(), prediction.GetProperty("abstained").GetBoolean(), average, first);
    }
}
