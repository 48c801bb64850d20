using System.Collections.Frozen;

namespace SpaceNewsBot.Training.MainEvents;

/// <summary>Tells whether a phrase is one that the coders marked, as eval_5w1h.py does.</summary>
internal static class PhraseJudge
{
    private static readonly FrozenSet<string> Stop =
        "a an the of in on at to for by with and or that this its it is was were are be been as from his her their he she they has have had will would after s".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The stems of a phrase without small words; with them where it has no others.</summary>
    public static string[] Stems(string phrase)
    {
        var words = Words(phrase.ToLowerInvariant().Replace('’', '\'').Replace("'s", " ", StringComparison.Ordinal));
        string[] content = [.. words.Where(w => !Stop.Contains(w)).Select(PorterStemmer.Stem)];
        return content.Length > 0 ? content : [.. words.Select(PorterStemmer.Stem)];
    }

    /// <summary>The token F1 of two phrases.</summary>
    public static double F1(string[] phrase, string[] gold)
    {
        var common = Common(phrase, gold);
        return common == 0 ? 0 : 2.0 * common / (phrase.Length + gold.Length);
    }

    /// <summary>Whether it says the same: half in common, or nearly all of the gold phrase in one that isn't much longer.</summary>
    public static bool IsCorrect(string[] phrase, IEnumerable<string[]> golds) => golds.Any(gold =>
        phrase.Length > 0 && gold.Length > 0
        && (F1(phrase, gold) >= .5 || (Common(phrase, gold) >= .8 * gold.Length && phrase.Length - 5 <= 3 * gold.Length)));

    private static int Common(string[] a, string[] b)
    {
        var counts = b.CountBy(x => x).ToDictionary();
        return a.CountBy(x => x).Sum(x => Math.Min(x.Value, counts.GetValueOrDefault(x.Key)));
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterLower(text[end]) || char.IsAsciiDigit(text[end])))
            {
                end++;
            }

            if (end > at)
            {
                words.Add(text[at..end]);
                at = end;
            }
        }

        return words;
    }
}
