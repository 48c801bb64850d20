namespace SpaceNewsBot.Discord.Connection;

/// <summary>A named part of an embed.</summary>
/// <param name="Name">1 to 256 characters.</param>
/// <param name="Value">In Discord's Markdown, 1 to 1,024 characters.</param>
public sealed record DiscordField(string Name, string Value);
