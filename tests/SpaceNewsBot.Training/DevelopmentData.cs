using System.Text.Json;
using SpaceNewsBot.Core.Answers;

namespace SpaceNewsBot.Training;

/// <summary>Reads the development data: the questions as an engine sees them, and what the evaluators take for an answer.</summary>
internal static class DevelopmentData
{
    /// <summary>The sets, and which of them were made the same way: those are left out together.</summary>
    public static readonly IReadOnlyList<(string Set, string Group)> Sets =
    [
        ("wikiqa", "wikiqa"),
        ("trecqa", "trecqa"),
        ("selqa", "selqa"),
        ("clapnq", "clapnq"),
        ("squad2", "squad2"),
        ("newwiki", "newwiki"),
        ("qamr_wikinews", "qamr"),
        ("qamr_wikipedia", "qamr"),
        ("nomiracl_en", "nomiracl_en"),
        ("rgb_en", "rgb_en"),
    ];

    public static List<DevelopmentQuestion> Read(string folder)
    {
        var questions = new List<DevelopmentQuestion>();
        foreach (var (set, _) in Sets)
        {
            foreach (var part in new[] { "dev", "train" })
            {
                var input = Path.Combine(folder, set, part + ".input.jsonl");
                if (File.Exists(input))
                {
                    questions.AddRange(Read(set, part, input, Path.Combine(folder, set, part + ".gold.jsonl")));
                }
            }
        }

        return questions;
    }

    private static IEnumerable<DevelopmentQuestion> Read(string set, string part, string inputFile, string goldFile)
    {
        var gold = JsonLines.Read(goldFile).ToDictionary(g => g.GetProperty("id").GetString()!);
        foreach (var line in File.ReadLines(inputFile).Where(l => l.Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var input = document.RootElement;
            var id = input.GetProperty("id").GetString()!;
            var passages = input.GetProperty("passages").EnumerateArray().ToList();
            var places = passages.Select((p, i) => (Id: p.GetProperty("pid").GetString()!, i)).ToDictionary(p => p.Id, p => p.i);
            var answers = gold[id];
            yield return new DevelopmentQuestion(
                set,
                part,
                id,
                input.GetProperty("question").GetString()!,
                [.. passages.Select(p => new EvidencePassage(p.GetProperty("pid").GetString()!, p.GetProperty("title").GetString() ?? "", p.GetProperty("text").GetString()!))],
                [.. passages.Select(p => p.GetProperty("sentences").EnumerateArray().Select(s => (s[0].GetInt32(), s[1].GetInt32())).ToArray())],
                [.. answers.GetProperty("gold_sentences").EnumerateArray().Select(s => (places[s[0].GetString()!], s[1].GetInt32()))],
                answers.GetProperty("answerable").GetBoolean())
            {
                Input = line,
                Fold = RankingReport.Fold(input.GetProperty("question").GetString()!),
                Answers = [.. answers.GetProperty("answers").EnumerateArray().Select(a => a.GetString()!).Where(a => a.Length > 0)],
                HasSpans = answers.GetProperty("gold_spans").GetArrayLength() > 0,
            };
        }
    }
}
