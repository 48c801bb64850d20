namespace SpaceNewsBot.Tests.Support;

/// <summary>A part of a text that Discord shows in another way than as plain characters.</summary>
/// <param name="Kind">bold, italic, underline, strike, spoiler, code, heading, subtext, list, quote, link, mention, time, emoji.</param>
/// <param name="Start">Offset in the shown text, in UTF-16 code units.</param>
/// <param name="Length">How much of the shown text it covers.</param>
/// <param name="Target">Where a link leads, or whom or what is mentioned; else null.</param>
internal sealed record DiscordMark(string Kind, int Start, int Length, string? Target = null);
