namespace SpaceNewsBot.Discord.Connection;

/// <summary>A button.</summary>
/// <param name="CustomId">What the bot gets when it is pressed: 1 to 100 characters, once in a message.</param>
/// <param name="Label">At most 80 characters.</param>
/// <param name="Style">How it looks.</param>
/// <param name="IsDisabled">Whether it can't be pressed.</param>
public sealed record DiscordButton(string CustomId, string Label, DiscordButtonStyle Style = DiscordButtonStyle.Secondary, bool IsDisabled = false);
