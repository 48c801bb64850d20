using System.Collections.Frozen;
using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>The parts of a date that two texts can be compared by: a year, a month, a day of the month, a weekday.</summary>
internal static class ClaimDates
{
    private static readonly string[] Names = "january february march april may june july august september october november december".Split(' ');

    // Written out or short, a month is the same.
    private static readonly FrozenDictionary<string, string> Months = Names
        .SelectMany(m => new[] { (m, m), (m[..3], m) })
        .Append(("sept", "september"))
        .DistinctBy(m => m.Item1)
        .ToFrozenDictionary(m => m.Item1, m => m.Item2, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Weekdays =
        "monday tuesday wednesday thursday friday saturday sunday".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The month that a word names; null for none.</summary>
    public static string? MonthOf(Token token) =>
        Months.TryGetValue(token.Word, out var month) && (token.IsCapitalized || token.Word is not ("may" or "mar" or "march" or "dec" or "jan")) ? month : null;

    /// <summary>The month of a date in figures at the token of the month: "2018-06-30"; null for none.</summary>
    public static string? NumberedMonth(Sentence sentence, int token) =>
        token > 0 && token + 1 < sentence.Tokens.Length && sentence.Before(token) is "-" && sentence.Before(token + 1) is "-"
            && sentence.Tokens[token - 1].Word is { Length: 4 } year && year.All(char.IsAsciiDigit)
            && sentence.Tokens[token].Word.Length == 2 && int.TryParse(sentence.Tokens[token].Word, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? Names[month - 1]
            : null;

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

        for (var i = 1; i + 1 < sentence.Tokens.Length; i++)
        {
            if (NumberedMonth(sentence, i) is { } month)
            {
                yield return (DatePart.Month, month, i);
                yield return (DatePart.Day, DayIn(sentence.Tokens[i + 1].Word), i + 1);
            }
        }
    }

    // "30", "30t07" where a time follows; "6" is written "06".
    private static string DayIn(string word) => string.Concat(word.TakeWhile(char.IsAsciiDigit)).TrimStart('0');
}
