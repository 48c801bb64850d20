using System.Collections.Frozen;
using System.Globalization;

namespace SpaceNewsBot.Core.Language;

/// <summary>Finds when something happened or how long it took, as written: "on Saturday", "last month", "24 February 2022".</summary>
internal static class DateFinder
{
    private static readonly FrozenSet<string> Weekdays = Set("monday tuesday wednesday thursday friday saturday sunday weekend");
    private static readonly FrozenSet<string> Months = Set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");
    private static readonly FrozenSet<string> Units = Set("second minute hour day week month year decade century night season spring summer autumn fall winter quarter term seconds minutes hours days weeks months years decades centuries nights seasons");
    private static readonly FrozenSet<string> Relative = Set("last next this past previous following earlier later same coming early late every each");
    private static readonly FrozenSet<string> Alone = Set("yesterday today tomorrow tonight overnight midnight noon midday currently nowadays recently weekend");
    private static readonly FrozenSet<string> DayParts = Set("morning afternoon evening night");

    /// <summary>The points in time of a sentence.</summary>
    public static List<TokenRange> FindDates(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var dates = new List<TokenRange>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var end = EndOfDate(sentence, i);
            if (end > i)
            {
                var first = i;
                while (first > 0 && (Relative.Contains(tokens[first - 1].Word) || tokens[first - 1].Word is "mid" or "the") && (dates.Count == 0 || first > dates[^1].End))
                {
                    first--;
                }

                // "the month before" keeps its article; "the last week" doesn't need it.
                if (tokens[first].Word == "the" && first < i && tokens[end - 1].Word is not ("before" or "after"))
                {
                    first++;
                }

                dates.Add(new TokenRange(first, end));
                i = end - 1;
            }
        }

        return dates;
    }

    /// <summary>The lengths of time of a sentence ("two years").</summary>
    public static List<TokenRange> FindDurations(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var durations = new List<TokenRange>();
        for (var i = 1; i < tokens.Length; i++)
        {
            if (Units.Contains(tokens[i].Word) && (NumberFinder.IsNumber(tokens[i - 1]) || tokens[i - 1].Word is "several" or "few" or "a" or "an"))
            {
                durations.Add(new TokenRange(i - 1, i + 1));
            }
        }

        return durations;
    }

    private static int EndOfDate(Sentence sentence, int i)
    {
        var tokens = sentence.Tokens;
        var word = tokens[i].Word;
        var next = i + 1 < tokens.Length ? tokens[i + 1].Word : "";
        if (Alone.Contains(word))
        {
            return i + 1;
        }

        if (Weekdays.Contains(word))
        {
            return DayParts.Contains(next) ? i + 2 : Months.Contains(next) || IsDay(next) ? Math.Max(i + 1, EndOfDate(sentence, i + 1)) : i + 1;
        }

        if (Months.Contains(word) && (tokens[i].IsCapitalized || word.Length > 5) && !(word is "may" or "march" && !tokens[i].IsCapitalized))
        {
            // A month at a sentence's start may be the verb.
            if (word is "may" && i == 0 && !IsDay(next) && !IsYear(next))
            {
                return i;
            }

            var end = i + 1;
            if (end < tokens.Length && IsDay(tokens[end].Word))
            {
                end++;
            }

            return end < tokens.Length && IsYear(tokens[end].Word) ? end + 1 : end;
        }

        if (IsDay(word) && Months.Contains(next) && tokens[i + 1].IsCapitalized)
        {
            return EndOfDate(sentence, i + 1);
        }

        if (IsYear(word) && !NumberFinder.IsAmount(sentence, i) && !(i + 1 < tokens.Length && tokens[i + 1].Shape == TokenShape.Lower && IsCountedNoun(tokens[i + 1])))
        {
            return i + 1;
        }

        if (word.Length is 5 or 3 && word[^1] == 's' && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]))
        {
            return i + 1;
        }

        if (Relative.Contains(word) && (Units.Contains(next) || Weekdays.Contains(next) || Months.Contains(next) || DayParts.Contains(next)))
        {
            return i + 2;
        }

        if (Units.Contains(word) && i > 0 && (next is "ago" or "later" or "earlier" || (next is "before" or "after" && (NumberFinder.IsNumber(tokens[i - 1]) || tokens[i - 1].Word == "the"))))
        {
            return i + 2;
        }

        return next is "century" or "centuries" && char.IsAsciiDigit(word[0]) ? i + 2 : i;
    }

    private static bool IsCountedNoun(Token token) =>
        !StopWords.All.Contains(token.Word) && token.Word.EndsWith('s') && Vocabulary.VerbShare(token.Stem) < 0.4;

    private static bool IsDay(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31;
    }

    private static bool IsYear(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2100;

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
