namespace SpaceNewsBot.Core.Claims;

/// <summary>A part of a date.</summary>
internal enum DatePart
{
    /// <summary>A year or decade.</summary>
    Year,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A day of a month.</summary>
    Day,

    /// <summary>A day of the week.</summary>
    Weekday,
}
