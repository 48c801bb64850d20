using System.Collections.Frozen;

namespace SpaceNewsBot.Core.Language;

/// <summary>Finds amounts: digits and number words, with what they count.</summary>
internal static class NumberFinder
{
    private static readonly FrozenSet<string> NumberWords = new[]
    {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty",
        "seventy", "eighty", "ninety", "hundred", "thousand", "million", "billion", "trillion", "dozen", "dozens", "hundreds",
        "thousands", "millions", "billions", "half", "twice", "third", "quarter", "single", "pair", "couple", "both", "once",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsNumber(Token token) =>
        token.Shape == TokenShape.Number || (NumberWords.Contains(token.Word) && token.Word is not "third" and not "quarter" and not "single");

    /// <summary>Whether a number is one of money, percent or measure, by the sign beside it.</summary>
    public static bool IsAmount(Sentence sentence, int token)
    {
        var before = sentence.Before(token);
        var after = token + 1 < sentence.Tokens.Length ? sentence.Before(token + 1) : sentence.Text.AsSpan(sentence.Tokens[token].End, sentence.Span.End - sentence.Tokens[token].End);
        return (before.Length > 0 && before[^1] is '$' or '£' or '€' or '¥') || (after.Length > 0 && after[0] == '%');
    }

    /// <summary>The runs of number tokens of a sentence that aren't dates.</summary>
    public static List<TokenRange> Find(Sentence sentence, List<TokenRange> dates)
    {
        var tokens = sentence.Tokens;
        var numbers = new List<TokenRange>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var at = i;
            if (!IsNumber(tokens[i]) || dates.Exists(d => d.Contains(at)))
            {
                continue;
            }

            var end = i + 1;
            while (end < tokens.Length && IsNumber(tokens[end]))
            {
                end++;
            }

            // "one of", "no one" and the pronoun count nothing.
            if (end == i + 1 && tokens[i].Word == "one" && (end >= tokens.Length || StopWords.All.Contains(tokens[end].Word)))
            {
                continue;
            }

            numbers.Add(new TokenRange(i, end));
            i = end - 1;
        }

        return numbers;
    }
}
