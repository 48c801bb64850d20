using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Training;

/// <summary>
/// Counts in how many texts each stem stands, how often it is capitalised inside a sentence, and how often it stands where
/// a verb does. The counts are what Core ships; the texts stay where they are.
/// </summary>
internal static class BackgroundWordCounter
{
    private const int MinDocuments = 4;

    // Behind these a plain word is mostly a verb.
    private static readonly HashSet<string> BeforeVerbs = new(StringComparer.Ordinal)
    {
        "to", "will", "would", "can", "could", "may", "might", "must", "should", "did", "does", "do", "not", "cannot",
        "didn't", "don't", "doesn't", "won't", "he", "she", "they", "it", "we", "i", "who", "has", "have", "had", "was", "were", "is", "are", "been", "be",
    };

    // Behind these it is mostly a noun or an adjective.
    private static readonly HashSet<string> BeforeNouns = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our", "of", "no", "some", "any", "each", "every", "another", "in", "on", "for", "with",
    };

    public static void Run(string dataFolder, string outputFile)
    {
        var counts = new Dictionary<string, Counts>(StringComparer.Ordinal);
        var documents = 0;
        foreach (var text in Texts(dataFolder).Distinct(StringComparer.Ordinal))
        {
            documents++;
            Count(text, counts);
        }

        using var output = new StreamWriter(outputFile) { NewLine = "\n" };
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# stem, texts with it (of {documents}), % capitalised inside a sentence, % in a verb's place; made by tests/SpaceNewsBot.Training count-words"));
        output.WriteLine(documents.ToString(CultureInfo.InvariantCulture));
        foreach (var (stem, c) in counts.Where(c => c.Value.Documents >= MinDocuments).OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stem}\t{c.Documents}\t{Percent(c.Capitalized, c.Inside)}\t{Percent(c.AsVerb, c.AsVerb + c.AsNoun)}"));
        }
    }

    private static long Percent(int part, int whole) => whole == 0 ? 0 : (long)Math.Round(100.0 * part / whole);

    private static void Count(string text, Dictionary<string, Counts> counts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            var tokens = Tokenizer.Tokenize(text.AsSpan(sentence.Start, sentence.Length));
            for (var i = 0; i < tokens.Length; i++)
            {
                var token = tokens[i];
                if (token.Shape == TokenShape.Number || token.Stem.Length > 24)
                {
                    continue;
                }

                if (!counts.TryGetValue(token.Stem, out var c))
                {
                    counts[token.Stem] = c = new Counts();
                }

                c.Documents += seen.Add(token.Stem) ? 1 : 0;
                if (i == 0)
                {
                    continue;
                }

                c.Inside++;
                c.Capitalized += token.IsCapitalized ? 1 : 0;
                if (!token.IsCapitalized)
                {
                    c.AsVerb += BeforeVerbs.Contains(tokens[i - 1].Word) ? 1 : 0;
                    c.AsNoun += BeforeNouns.Contains(tokens[i - 1].Word) ? 1 : 0;
                }
            }
        }
    }

    private static IEnumerable<string> Texts(string folder)
    {
        foreach (var file in new[] { "bbc/docs.jsonl", "bbc/ooc.docs.jsonl" })
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, file)))
            {
                using var json = JsonDocument.Parse(line);
                yield return string.Join('\n', json.RootElement.EnumerateObject()
                    .Where(p => p.Name != "docid" && p.Value.ValueKind == JsonValueKind.String)
                    .Select(p => p.Value.GetString()!)
                    .OrderByDescending(t => t.Length)
                    .Take(1));
            }
        }

        foreach (var set in new[] { "squad2/dev", "newwiki/dev", "selqa/dev", "wikiqa/train", "trecqa/train", "qamr_wikinews/dev", "clapnq/dev", "fivew1h/dev", "nomiracl_en/dev" })
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, set + ".input.jsonl")))
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.TryGetProperty("passages", out var passages))
                {
                    foreach (var passage in passages.EnumerateArray())
                    {
                        yield return passage.GetProperty("text").GetString()!;
                    }
                }
                else if (json.RootElement.TryGetProperty("text", out var text))
                {
                    yield return text.GetString()!;
                }
            }
        }
    }

    private sealed class Counts
    {
        public int Documents { get; set; }

        public int Inside { get; set; }

        public int Capitalized { get; set; }

        public int AsVerb { get; set; }

        public int AsNoun { get; set; }
    }
}
