using System.Globalization;

namespace SpaceNewsBot.Core.Language;

/// <summary>
/// How common words are in general: within one article rarity means nothing. Counts were taken from public news and
/// encyclopedia texts (tests/SpaceNewsBot.Training count-words) and are shipped as background-words.tsv.
/// </summary>
internal static class Vocabulary
{
    private static readonly (Dictionary<string, WordCount> Counts, double Documents) Data = Load();

    /// <summary>How many texts were counted.</summary>
    public static double TotalDocuments => Data.Documents;

    /// <summary>In how many of them the stem stands; 1 for one that was never seen.</summary>
    public static double Documents(string stem) => Data.Counts.TryGetValue(stem, out var count) ? count.Documents : 1;

    /// <summary>How rare a stem is: 0 for one in every text, 1 for one that was never seen.</summary>
    public static double Rarity(string stem) =>
        Math.Log((Data.Documents + 1) / (Documents(stem) + 0.5)) / Math.Log((Data.Documents + 1) / 1.5);

    /// <summary>Whether the stem was seen often enough to be counted.</summary>
    public static bool IsKnown(string stem) => Data.Counts.ContainsKey(stem);

    /// <summary>The share, 0 to 1, of the stem's uses inside a sentence that are capitalised; 1 for an unknown stem.</summary>
    public static double CapitalShare(string stem) => Data.Counts.TryGetValue(stem, out var count) ? count.CapitalPercent / 100.0 : 1;

    /// <summary>The share, 0 to 1, of the stem's telling uses that are a verb's; one half for an unknown stem.</summary>
    public static double VerbShare(string stem) => Data.Counts.TryGetValue(stem, out var count) ? count.VerbPercent / 100.0 : 0.5;

    private static (Dictionary<string, WordCount> Counts, double Documents) Load()
    {
        var counts = new Dictionary<string, WordCount>(16_384, StringComparer.Ordinal);
        double documents = 0;
        foreach (var line in EmbeddedLists.Lines("background-words.tsv"))
        {
            var fields = line.Split('\t');
            if (fields.Length == 1)
            {
                documents = double.Parse(line, CultureInfo.InvariantCulture);
                continue;
            }

            counts[fields[0]] = new WordCount(
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                byte.Parse(fields[2], CultureInfo.InvariantCulture),
                byte.Parse(fields[3], CultureInfo.InvariantCulture));
        }

        return (counts, documents);
    }

    private readonly record struct WordCount(int Documents, byte CapitalPercent, byte VerbPercent);
}
