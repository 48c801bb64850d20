using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Inspection;

/// <summary>Reads instruction-patterns.txt, which says how its lines are written.</summary>
internal static class InstructionPatterns
{
    /// <summary>The number of a word that no pattern has.</summary>
    public const int UnknownWord = 0;

    private const string LeadInClass = "@lead_in";

    private static readonly Dictionary<string, int> ids = [];
    private static readonly Dictionary<string, string[]> classes = [];
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> idsBySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The patterns by the words that can start them.</summary>
    public static FrozenDictionary<int, PatternElement[][]> ByFirstWord { get; } = Read();

    /// <summary>The words that may stand between the start of a clause and its order.</summary>
    public static FrozenSet<int> LeadIns { get; } = classes[LeadInClass].Select(word => ids[word]).ToFrozenSet();

    /// <summary>The number of "you", behind which lead-ins make an order as well.</summary>
    public static int You { get; } = ids["you"];

    /// <summary>The number of a folded word.</summary>
    public static int IdOf(ReadOnlySpan<char> word) => idsBySpan.TryGetValue(word, out var id) ? id : UnknownWord;

    private static FrozenDictionary<int, PatternElement[][]> Read()
    {
        var patterns = new List<PatternElement[]>();
        foreach (var line in EmbeddedLists.Lines("instruction-patterns.txt"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts is [['@', ..] name, "=", .. var words])
            {
                classes[name] = [.. words.SelectMany(Expand)];
                foreach (var phrase in classes[name])
                {
                    NumbersOf(phrase);
                }
            }
            else
            {
                patterns.Add([.. ReadElements(parts)]);
            }
        }

        return patterns
            .SelectMany(pattern => pattern[0].Phrases.Select(phrases => (First: phrases.Key, pattern)))
            .GroupBy(start => start.First, start => start.pattern)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    private static IEnumerable<PatternElement> ReadElements(string[] parts)
    {
        var (gap, imperative, opensLine) = (0, false, false);
        foreach (var part in parts)
        {
            switch (part)
            {
                case "!":
                    imperative = true;
                    break;
                case "^":
                    opensLine = true;
                    break;
                case ['~', .. var count]:
                    gap = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
                    break;
                default:
                    var optional = part.EndsWith('?');
                    var phrases = part.TrimEnd('?').Split('|').SelectMany(Expand).Select(NumbersOf).ToLookup(phrase => phrase[0]);
                    yield return new PatternElement(gap, optional, imperative, opensLine, phrases);
                    (gap, imperative, opensLine) = (0, false, false);
                    break;
            }
        }
    }

    private static string[] Expand(string word) => word[0] == '@' ? classes[word] : [word];

    private static int[] NumbersOf(string phrase) => [.. phrase.Split('_').SelectMany(Split).Select(NumberOf)];

    // As sentences are cut: words of scripts without spaces are single characters.
    private static IEnumerable<string> Split(string word) =>
        word[0] is (>= '\u3041' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3')
            ? word.Select(character => character.ToString())
            : [word];

    private static int NumberOf(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            id = ids[word] = ids.Count + 1;
        }

        return id;
    }
}
