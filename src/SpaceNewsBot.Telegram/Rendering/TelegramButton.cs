namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>A button under a message.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Data">What comes back when it is pressed: 1 to 64 bytes (core.telegram.org/bots/api#inlinekeyboardbutton); null for one that begins an inline question.</param>
internal sealed record TelegramButton(string Label, string? Data);
