namespace SpaceNewsBot.Core.Events.MainEvents;

/// <summary>A verbatim span of an article that fills a slot.</summary>
/// <param name="Field">The field that it stands in.</param>
/// <param name="Start">Offset of its first character in that field, in UTF-16 code units.</param>
/// <param name="End">Offset behind its last character.</param>
/// <param name="Score">How probable it is among all that might fill the slot, 0 to 1.</param>
public sealed record MainEventSpan(MainEventField Field, int Start, int End, double Score);
