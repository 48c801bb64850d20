using System.Collections.Frozen;
using System.Globalization;
using SpaceNewsBot.Core.Language;

namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>When it may have happened: dates with their clock times, and times told by another event ("two days before the election").</summary>
internal static class TimeCandidates
{
    private const int Sentences = 40;
    private const int MostWordsOfEvent = 8;

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    private static readonly FrozenSet<string> Units = new[] { "minute", "hour", "day", "week", "minutes", "hours", "days", "weeks", "moments" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> DayParts = new[] { "morning", "afternoon", "evening", "night", "hours", "midnight", "tonight" }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<SlotCandidate> Find(ArticleReading article)
    {
        foreach (var read in article.Opening(Sentences))
        {
            var deeds = DeedReader.Read(read);
            var ranges = Merge(read.Sentence, [.. read.Sentence.Dates, .. Clocks(read.Sentence)]);
            foreach (var range in ranges)
            {
                yield return Candidate(article, read, Widen(read.Sentence, range), deeds);
            }

            foreach (var range in ByEvents(read.Sentence))
            {
                yield return Candidate(article, read, range, deeds).With("by_event");
            }
        }
    }

    private static SlotCandidate Candidate(ArticleReading article, ReadSentence read, TokenRange range, List<Deed> deeds)
    {
        var candidate = CandidateFigures.Create(article, read, range);
        var tokens = read.Tokens;
        var words = tokens[range.First..range.End].Select(t => t.Word).ToList();
        var weekday = words.Select(w => Array.IndexOf(Weekdays, w)).FirstOrDefault(w => w >= 0, -1);
        var month = words.Select(MonthOf).FirstOrDefault(m => m > 0);
        var day = words.Select(DayOf).FirstOrDefault(d => d > 0);
        var year = words.Select(w => w.Length == 4 && int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is > 1000 and < 2200 ? y : 0).FirstOrDefault(y => y > 0);
        var isToday = words.Exists(w => w is "today" or "tonight") || (words[0] == "this" && words.Exists(DayParts.Contains));
        var isYesterday = words.Contains("yesterday") || (words.Contains("last") && words.Contains("night"));
        candidate.With("weekday", weekday >= 0 ? 1 : 0)
            .With("month", month > 0 && day == 0 ? 1 : 0)
            .With("day_of_month", month > 0 && day > 0 ? 1 : 0)
            .With("full_date", month > 0 && day > 0 && year > 0 ? 1 : 0)
            .With("year_alone", year > 0 && month == 0 ? 1 : 0)
            .With("day_part", words.Exists(DayParts.Contains) ? 1 : 0)
            .With("clock", HasClock(read.Sentence, range) ? 1 : 0)
            .With("today", isToday ? 1 : 0)
            .With("quoted", IsQuoted(read.Sentence, range.First) ? 1 : 0)
            .With("behind_bracket", range.First > 0 && read.Sentence.Before(range.First).Contains(')') ? 1 : 0)
            .With("vague", weekday < 0 && month == 0 && !isToday && !isYesterday && !HasClock(read.Sentence, range) ? 1 : 0)
            .With("main_clause", deeds.Count > 0 && Math.Abs(range.First - deeds[0].Verb) <= 8 ? 1 : 0)
            .With("deed_in_title", deeds.Exists(d => article.IsInTitle(read.Tokens[d.Verb].Stem)) ? 1 : 0)
            .With("future", range.First > 1 && tokens[range.First - 1].Word is "by" or "until" or "before" ? 1 : 0)
            .With("of_something", tokens[range.End - 1].IsPossessive ? 1 : 0)
            .With("past_mark", range.First > 1 && tokens[range.First - 1].Word is "since" or "in" ? 1 : 0);

        if (article.Article.Published is { } published)
        {
            int? distance = isToday ? 0 : isYesterday ? 1 : weekday >= 0 && month == 0 ? (((int)published.DayOfWeek - weekday) + 7) % 7
                : month > 0 && day > 0 && TryDay(year > 0 ? year : published.Year, month, day) is { } date ? published.DayNumber - date.DayNumber : null;
            candidate.With(distance switch
            {
                null => "distance_unknown",
                < 0 => "distance_ahead",
                <= 1 => "distance_near",
                <= 3 => "distance_days",
                < 7 => "distance_week",
                _ => "distance_far",
            });
        }

        return candidate;
    }

    private static DateOnly? TryDay(int year, int month, int day) => day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int MonthOf(string word) => word.Length >= 3 && (word.Length <= 4 || word is "january" or "february" or "march" or "april" or "june" or "july" or "august" or "september" or "october" or "november" or "december")
        ? Array.IndexOf(Months, word[..3]) + 1 : 0;

    private static int DayOf(string word)
    {
        var digits = word.TrimEnd('s', 't', 'n', 'd', 'r', 'h');
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : 0;
    }

    private static bool IsQuoted(Sentence sentence, int token)
    {
        var marks = 0;
        for (var i = 0; i <= token; i++)
        {
            foreach (var c in sentence.Before(i))
            {
                marks += c is '"' or '“' or '”' ? 1 : 0;
            }
        }

        return marks % 2 == 1;
    }

    private static List<TokenRange> Clocks(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        var clocks = new List<TokenRange>();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Shape != TokenShape.Number || tokens[i].Word.Length > 7)
            {
                continue;
            }

            var end = i + 1;
            if (end < tokens.Length && sentence.Before(end) is ":" && tokens[end].Shape == TokenShape.Number)
            {
                end++;
            }

            var isClock = end > i + 1 && tokens[i].Word.Length <= 2 && tokens[i + 1].Word.Length is 2 or 4;
            if (end < tokens.Length && tokens[end].Word is "am" or "pm")
            {
                end++;
                isClock = true;
            }

            isClock |= tokens[end - 1].Word.EndsWith("am", StringComparison.Ordinal) || tokens[end - 1].Word.EndsWith("pm", StringComparison.Ordinal);
            if (isClock)
            {
                if (end + 1 < tokens.Length && tokens[end].Word == "local" && tokens[end + 1].Word == "time")
                {
                    end += 2;
                }

                clocks.Add(new TokenRange(i, end));
                i = end - 1;
            }
        }

        return clocks;
    }

    private static bool HasClock(Sentence sentence, TokenRange range)
    {
        for (var i = range.First; i < range.End; i++)
        {
            if (sentence.Tokens[i].Word is "am" or "pm"
                || (sentence.Tokens[i].Shape == TokenShape.Number && sentence.Tokens[i].Word[^1] == 'm')
                || (i > range.First && sentence.Before(i) is ":"))
            {
                return true;
            }
        }

        return false;
    }

    // "Sunday, Nov. 13", "6am on Wednesday": one time in two pieces.
    private static List<TokenRange> Merge(Sentence sentence, List<TokenRange> ranges)
    {
        ranges.Sort((a, b) => a.First.CompareTo(b.First));
        var merged = new List<TokenRange>();
        foreach (var range in ranges)
        {
            if (merged.Count > 0 && range.First <= merged[^1].End)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, range.End) };
            }
            else if (merged.Count > 0 && range.First == merged[^1].End + 1 && sentence.Tokens[range.First - 1].Word is "on" or "at" or "of" && !sentence.Before(range.First).ContainsAny(Punctuation.Any))
            {
                merged[^1] = merged[^1] with { End = range.End };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    // "late on Thursday", "in the early hours of Thursday", "shortly before 7 pm", "Sunday's race".
    private static TokenRange Widen(Sentence sentence, TokenRange range)
    {
        var tokens = sentence.Tokens;
        if (tokens[range.First].Word == "following" && range.Count > 1)
        {
            // "following Tuesday's vote"
            range = range with { First = range.First + 1 };
        }

        var first = range.First;
        while (first > 0 && range.First - first < 5 && !sentence.Before(first).ContainsAny(Punctuation.Any)
            && tokens[first - 1].Word is "late" or "early" or "on" or "of" or "hours" or "around" or "about" or "shortly" or "just" or "before" or "after" or "at" or "the" or "in" or "evening" or "morning" or "night" or "of")
        {
            first--;
        }

        // A preposition alone adds nothing.
        while (first < range.First && tokens[first].Word is "on" or "of" or "at" or "the" or "in" or "before" or "after")
        {
            first++;
        }

        var end = range.End;
        if (tokens[end - 1].IsPossessive && end < tokens.Length && sentence.NameStarts[end] == end && sentence.Names.Find(n => n.FirstToken == end) is { } name)
        {
            end = name.EndToken;
        }

        return new TokenRange(first, end);
    }

    // "two days before the election", "just hours after he was elected".
    private static IEnumerable<TokenRange> ByEvents(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        for (var i = 0; i + 2 < tokens.Length; i++)
        {
            var at = tokens[i + 1].Word == "left" ? i + 2 : i + 1;
            if (!Units.Contains(tokens[i].Word) || tokens[at].Word is not ("before" or "after") || at + 1 >= tokens.Length)
            {
                continue;
            }

            var first = i;
            while (first > 0 && (NumberFinder.IsNumber(tokens[first - 1]) || tokens[first - 1].Word is "just" or "few" or "several"))
            {
                first--;
            }

            var end = at + 2;
            while (end < Math.Min(tokens.Length, at + 1 + MostWordsOfEvent) && !sentence.Before(end).ContainsAny(Punctuation.Any) && tokens[end].Word is not ("as" or "after" or "when" or "while" or "that"))
            {
                end++;
            }

            yield return new TokenRange(first, end);
        }
    }
}
