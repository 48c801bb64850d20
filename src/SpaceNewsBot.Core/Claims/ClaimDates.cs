using System.Collections.Frozen;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>The parts of a date that two texts can be compared by: a year, a month, a day of the month, a weekday.</summary>
internal static class ClaimDates
{
    // Written out or short, a month is the same.
    private static readonly FrozenDictionary<string, string> Months =
        "january february march april may june july august september october november december".Split(' ')
        .SelectMany(m => new[] { (m, m), (m[..3], m) })
        .Append(("sept", "september"))
        .DistinctBy(m => m.Item1)
        .ToFrozenDictionary(m => m.Item1, m => m.Item2, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Weekdays =
        "monday tuesday wednesday thursday friday saturday sunday".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The month that a word names; null for none.</summary>
    public static string? MonthOf(Token token) =>
        Months.TryGetValue(token.Word, out var month) && (token.IsCapitalized || token.Word is not ("may" or "mar" or "march" or "dec" or "jan")) ? month : null;

    /// <summary>Whether a word of a date names a time by itself; "last year" doesn't.</summary>
    public static bool IsNamed(Token token) => MonthOf(token) is not null || Weekdays.Contains(token.Word) || char.IsAsciiDigit(token.Word[0]);

    /// <summary>The parts of a sentence's dates: what kind, which, and the token where it stands.</summary>
    public static IEnumerable<(DatePart Part, string Value, int Token)> PartsOf(Sentence sentence)
    {
        foreach (var date in sentence.Dates)
        {
            for (var i = date.First; i < date.End; i++)
            {
                var word = sentence.Tokens[i].Word;
                if (MonthOf(sentence.Tokens[i]) is { } month)
                {
                    yield return (DatePart.Month, month, i);
                }
                else if (Weekdays.Contains(word))
                {
                    yield return (DatePart.Weekday, word, i);
                }
                else if (char.IsAsciiDigit(word[0]))
                {
                    var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
                    yield return (digits.Length > 2 ? DatePart.Year : DatePart.Day, digits, i);
                }
            }
        }
    }
}
