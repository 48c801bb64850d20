using System.Globalization;

namespace SpaceNewsBot.Core.Events;

/// <summary>A run of days in the Gregorian calendar: a day, a month or a year that a story names.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, itself included; never before <paramref name="First"/>.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>What stands beside a time as it is written: the days that it means; null where it has the year itself.</summary>
    /// <param name="written">The time as it is written.</param>
    /// <param name="to">The word between the first day and the last.</param>
    public string? Beside(string written, string to)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.Contains(First.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? null : Write(to);
    }

    /// <summary>The shortest form that says the days: "2022", "2022-03", "2022-03-26", or the first and the last.</summary>
    public override string ToString() => Write("to");

    private string Write(string to)
    {
        var (first, last) = (First, Last);
        return first == last ? Day(first)
            : first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 } && first.Year == last.Year ? first.ToString("yyyy", CultureInfo.InvariantCulture)
            : first.Day == 1 && (first.Year, first.Month) == (last.Year, last.Month) && last.Day == DateTime.DaysInMonth(last.Year, last.Month) ? first.ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : $"{Day(first)} {to} {Day(last)}";

        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
