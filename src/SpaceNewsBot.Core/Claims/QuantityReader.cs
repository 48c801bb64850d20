using System.Collections.Frozen;
using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Claims;

/// <summary>Reads numbers however they are written: "1,000", "three", "twenty-five", "2.5 million", "$3bn", "12th".</summary>
internal static class QuantityReader
{
    private static readonly FrozenDictionary<string, double> Words = Numbered(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");

    private static readonly FrozenDictionary<string, double> Tens = new Dictionary<string, double>
    {
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, double> Ordinals = Numbered(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth");

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>
    {
        ["dozen"] = 12,
        ["hundred"] = 1e2,
        ["thousand"] = 1e3,
        ["k"] = 1e3,
        ["million"] = 1e6,
        ["m"] = 1e6,
        ["mn"] = 1e6,
        ["mln"] = 1e6,
        ["billion"] = 1e9,
        ["bn"] = 1e9,
        ["b"] = 1e9,
        ["trillion"] = 1e12,
        ["tn"] = 1e12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The numbers of a sentence, in order; those of dates are among them.</summary>
    public static List<Quantity> Read(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var found = new List<Quantity>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (ReadAt(sentence, i) is { } quantity)
            {
                found.Add(quantity);
                i = quantity.Tokens.End - 1;
            }
        }

        return found;
    }

    private static Quantity? ReadAt(Sentence sentence, int first)
    {
        var tokens = sentence.Tokens;
        var word = tokens[first].Word;
        if (Ordinals.TryGetValue(word, out var place) && word != "second")
        {
            return new Quantity(new TokenRange(first, first + 1), place, IsOrdinal: true);
        }

        double value;
        var end = first + 1;
        if (tokens[first].Shape == TokenShape.Number)
        {
            var digits = word.AsSpan().TrimEnd("abcdefghijklmnopqrstuvwxyz");
            var suffix = word[digits.Length..];
            if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value))
            {
                return null;
            }

            if (suffix is "st" or "nd" or "rd" or "th")
            {
                return new Quantity(new TokenRange(first, end), value, IsOrdinal: !IsBesideMonth(sentence, first));
            }

            value += IsEndOfYears(sentence, first) ? CenturyOf(tokens[first - 1]) : 0;
            value *= suffix.Length > 0 && Scales.TryGetValue(suffix, out var scale) ? scale : 1;
        }
        else if (Tens.TryGetValue(word, out value))
        {
            // "twenty-five"
            if (end < tokens.Length && Words.TryGetValue(tokens[end].Word, out var unit) && unit is > 0 and < 10 && sentence.Before(end).Length <= 1)
            {
                value += unit;
                end++;
            }
        }
        else if (!Words.TryGetValue(word, out value))
        {
            // "a dozen", "hundred" alone
            if (word is not ("dozen" or "hundred" or "thousand" or "million" or "billion" or "trillion"))
            {
                return null;
            }

            value = Scales[word];
        }

        while (end < tokens.Length && tokens[end].Word.Length > 1 && Scales.TryGetValue(tokens[end].Word, out var times) && sentence.Before(end).Length <= 1)
        {
            value *= times;
            end++;
        }

        return new Quantity(new TokenRange(first, end), value, IsOrdinal: false);
    }

    // "April 9th" is "April 9".
    private static bool IsBesideMonth(Sentence sentence, int token) =>
        (token > 0 && ClaimDates.MonthOf(sentence.Tokens[token - 1]) is not null)
        || (token + 1 < sentence.Tokens.Length && ClaimDates.MonthOf(sentence.Tokens[token + (sentence.Tokens[token + 1].Word == "of" && token + 2 < sentence.Tokens.Length ? 2 : 1)]) is not null);

    // "2018–19" ends in 2019; "2018-06-30" doesn't.
    private static bool IsEndOfYears(Sentence sentence, int token) =>
        token > 0 && IsDigits(sentence.Tokens[token].Word, 2) && IsDigits(sentence.Tokens[token - 1].Word, 4) && (sentence.Before(token) is "-" or "–" or "/")
        && string.CompareOrdinal(sentence.Tokens[token - 1].Word, 2, sentence.Tokens[token].Word, 0, 2) < 0
        && !(token + 1 < sentence.Tokens.Length && (sentence.Before(token + 1) is "-" or "/"));

    private static double CenturyOf(Token year) => 100 * double.Parse(year.Word.AsSpan(0, 2), CultureInfo.InvariantCulture);

    private static bool IsDigits(string word, int length) => word.Length == length && word.All(char.IsAsciiDigit);

    private static FrozenDictionary<string, double> Numbered(string words) =>
        words.Split(' ').Index().ToFrozenDictionary(w => w.Item, w => (double)w.Index, StringComparer.Ordinal);
}
