using System.Text.RegularExpressions;

namespace SpaceNewsBot.Training;

/// <summary>How far an answer has the words of known ones, as eval_qa.py counts it: the best of them tells.</summary>
internal static partial class AnswerOverlap
{
    /// <summary>The longest common subsequence of words, as a share of both.</summary>
    public static double RougeL(string answer, IEnumerable<string> known)
    {
        var words = Words(answer);
        return known.Select(Words).Max(k => words.Length == 0 || k.Length == 0 ? 0 : 2.0 * CommonSubsequence(words, k) / (words.Length + k.Length));
    }

    /// <summary>Whether the answer is a known one, articles and punctuation aside; 0 without an answer.</summary>
    public static double Exact(string answer, IEnumerable<string> known) =>
        answer.Length > 0 && known.Any(k => Plain(k).SequenceEqual(Plain(answer))) ? 1 : 0;

    /// <summary>The words in common in any order, as a share of both; 0 without an answer.</summary>
    public static double F1(string answer, IEnumerable<string> known) =>
        answer.Length == 0 ? 0 : known.Max(k => F1(Plain(answer), Plain(k)));

    private static double F1(string[] answer, string[] known)
    {
        if (answer.Length == 0 || known.Length == 0)
        {
            return answer.Length == known.Length ? 1 : 0;
        }

        var counts = known.CountBy(w => w).ToDictionary();
        var common = answer.CountBy(w => w).Sum(w => Math.Min(w.Value, counts.GetValueOrDefault(w.Key)));
        return 2.0 * common / (answer.Length + known.Length);
    }

    private static int CommonSubsequence(string[] a, string[] b)
    {
        var above = new int[b.Length + 1];
        foreach (var word in a)
        {
            var row = new int[b.Length + 1];
            for (var j = 0; j < b.Length; j++)
            {
                row[j + 1] = word == b[j] ? above[j] + 1 : Math.Max(above[j + 1], row[j]);
            }

            above = row;
        }

        return above[^1];
    }

    private static string[] Words(string text) => [.. AsciiWord().Matches(text.ToLowerInvariant()).Select(m => m.Value)];

    private static string[] Plain(string text) =>
        Article().Replace(Punctuation().Replace(text.ToLowerInvariant(), ""), " ").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex AsciiWord();

    [GeneratedRegex(@"\b(a|an|the)\b")]
    private static partial Regex Article();

    [GeneratedRegex(@"[!-/:-@\[-`{-~“”‘’–—]")]
    private static partial Regex Punctuation();
}
