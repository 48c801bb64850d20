using System.Collections.Frozen;
using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events;

/// <summary>
/// Tells which days a time means, as a story writes it: "Saturday", "last month", "31 December", "March 2022", "since 2018".
/// What is counted from the day of publication stays unresolved without one, and so does a day that no calendar has.
/// </summary>
internal static class DayResolver
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec");

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private static readonly FrozenDictionary<string, int> SmallNumbers = Numbered("one a an", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    /// <summary>The days that a time means; null where that can't be told.</summary>
    /// <param name="written">The time as the story writes it.</param>
    /// <param name="published">The day of publication; null where it isn't known.</param>
    /// <param name="direction">On which side of it the story says that it is.</param>
    public static DaySpan? Resolve(string written, DateOnly? published, DayDirection direction)
    {
        var words = Tokenizer.Tokenize(written).Select(t => t.Word).ToArray();
        try
        {
            var days = Absolute(words) ?? (published is { } day ? Relative(words, day, direction) : null);
            return days is { } found && words.Length > 0 ? Bounded(words[0], found, published) : null;
        }
        catch (ArgumentOutOfRangeException)
        {
            // Before the first or behind the last day of the calendar.
            return null;
        }
    }

    /// <summary>The month that a time names without a year, from 1; null where it names none, or a year as well.</summary>
    public static int? MonthOf(string written)
    {
        var words = Tokenizer.Tokenize(written).Select(t => t.Word).ToArray();
        return Array.Exists(words, w => YearOf(w) is not null) ? null
            : Array.Find(words, Months.ContainsKey) is { } month ? Months[month] : null;
    }

    // "since 2018" goes on until the story is written; before or after a day is any other day.
    private static DaySpan? Bounded(string preposition, DaySpan days, DateOnly? published) => preposition switch
    {
        "since" => published is { } now && now >= days.First ? days with { Last = now } : days,
        "before" or "after" => null,
        _ => days,
    };

    private static DaySpan? Absolute(string[] words)
    {
        var at = Array.FindIndex(words, w => YearOf(w) is not null);
        if (at < 0)
        {
            var decade = Array.Find(words, w => w.Length == 5 && w[^1] == 's' && YearOf(w[..4]) is not null);
            return decade is not null && YearOf(decade[..4]) is { } first ? new DaySpan(new DateOnly(first, 1, 1), new DateOnly(first + 9, 12, 31)) : null;
        }

        var year = YearOf(words[at])!.Value;
        return Array.Find(words, Months.ContainsKey) is { } month
            ? DayOrMonth(year, Months[month], DayOf(words))
            : new DaySpan(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
    }

    private static DaySpan? Relative(string[] words, DateOnly published, DayDirection direction)
    {
        var isLast = Array.Exists(words, w => w is "last" or "previous" or "past");
        var isNext = Array.Exists(words, w => w is "next" or "coming" or "following");
        if (words.Contains("every") || words.Contains("each"))
        {
            return null;
        }

        if (Array.Find(words, Months.ContainsKey) is { } month)
        {
            return Month(Months[month], DayOf(words), published, isLast ? DayDirection.Past : isNext ? DayDirection.Future : direction, isLast || isNext);
        }

        if (Array.Find(words, Weekdays.ContainsKey) is { } weekday)
        {
            var back = ((int)published.DayOfWeek + 6) % 7 + 1 - Weekdays[weekday];
            var day = published.AddDays(-(back < 0 ? back + 7 : back));
            var isAhead = isNext || (!isLast && direction == DayDirection.Future);
            return Day(day == published ? day.AddDays(isLast ? -7 : isNext ? 7 : 0) : isAhead ? day.AddDays(7) : day);
        }

        if (words.Contains("ago"))
        {
            return Ago(words, published);
        }

        if (words.Contains("yesterday"))
        {
            return Day(published.AddDays(-1));
        }

        if (words.Contains("tomorrow"))
        {
            return Day(published.AddDays(1));
        }

        if (Array.Exists(words, w => w is "today" or "tonight") || words is [.., "this", "morning" or "afternoon" or "evening"])
        {
            return Day(published);
        }

        // "the week before", "later that month": counted from something else.
        var isThis = words.Contains("this");
        return isLast == isNext && !isThis ? null : Period(words[^1], published, isLast ? -1 : isNext ? 1 : 0);
    }

    private static DaySpan? Period(string unit, DateOnly published, int steps)
    {
        switch (unit)
        {
            case "week":
                var monday = published.AddDays(-(((int)published.DayOfWeek + 6) % 7) + 7 * steps);
                return new DaySpan(monday, monday.AddDays(6));
            case "weekend":
                // On a weekend, "last weekend" is the one before it.
                var saturday = published.AddDays(-(((int)published.DayOfWeek + 6) % 7) + 5 + 7 * steps);
                return new DaySpan(saturday, saturday.AddDays(1));
            case "month":
                return DayOrMonth(published.AddMonths(steps).Year, published.AddMonths(steps).Month, null);
            case "year":
                return new DaySpan(new DateOnly(published.Year + steps, 1, 1), new DateOnly(published.Year + steps, 12, 31));
            default:
                return null;
        }
    }

    private static DaySpan? Ago(string[] words, DateOnly published)
    {
        var at = Array.FindIndex(words, w => w is "day" or "days" or "week" or "weeks" or "month" or "months" or "year" or "years");
        if (at < 1 || !(SmallNumbers.TryGetValue(words[at - 1], out var count) || int.TryParse(words[at - 1], NumberStyles.None, CultureInfo.InvariantCulture, out count)) || count > 10_000)
        {
            return null;
        }

        return words[at].TrimEnd('s') switch
        {
            "day" => Day(published.AddDays(-count)),
            var unit => Period(unit, published, -count),
        };
    }

    private static DaySpan? Month(int month, int? day, DateOnly published, DayDirection direction, bool isStrict)
    {
        var candidates = new List<DaySpan>();
        for (var year = published.Year - 4; year <= published.Year + 4; year++)
        {
            if (DayOrMonth(year, month, day) is { } days)
            {
                candidates.Add(days);
            }
        }

        var onTheSide = candidates.FindAll(d => direction switch
        {
            DayDirection.Past => isStrict ? d.Last < published : d.First <= published,
            DayDirection.Future => isStrict ? d.First > published : d.Last >= published,
            _ => true,
        });
        return onTheSide.Count == 0 ? null : onTheSide.MinBy(d => Distance(d, published));
    }

    private static int Distance(DaySpan days, DateOnly to) =>
        to < days.First ? days.First.DayNumber - to.DayNumber : to > days.Last ? to.DayNumber - days.Last.DayNumber : 0;

    private static DaySpan? DayOrMonth(int year, int month, int? day) =>
        day is not { } d ? new DaySpan(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)))
        : d <= DateTime.DaysInMonth(year, month) ? Day(new DateOnly(year, month, d))
        : null;

    private static DaySpan Day(DateOnly day) => new(day, day);

    // The day of the month beside its name; 32 for a number that no month has, so that it stays unresolved.
    private static int? DayOf(string[] words)
    {
        const int NoDay = 32;
        for (var i = 0; i < words.Length; i++)
        {
            var isBeside = (i > 0 && Months.ContainsKey(words[i - 1])) || (i + 1 < words.Length && Months.ContainsKey(words[i + 1]))
                || (i + 2 < words.Length && words[i + 1] == "of" && Months.ContainsKey(words[i + 2]));
            var digits = words[i].TrimEnd('s', 't', 'n', 'd', 'r', 'h');
            if (isBeside && digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
            {
                return day is >= 1 and <= 31 ? day : NoDay;
            }
        }

        return null;
    }

    private static int? YearOf(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and <= 2100 ? year : null;

    private static FrozenDictionary<string, int> Numbered(params string[] words) =>
        words.SelectMany((line, i) => line.Split(' ').Select(word => (word, i + 1))).ToFrozenDictionary(p => p.word, p => p.Item2, StringComparer.Ordinal);
}
