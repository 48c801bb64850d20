namespace SpaceNewsBot.Core.Events;

/// <summary>A run of days in the Gregorian calendar: a day, a month or a year that a story names.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day, itself included; never before <paramref name="First"/>.</param>
public readonly record struct DaySpan(DateOnly First, DateOnly Last);
