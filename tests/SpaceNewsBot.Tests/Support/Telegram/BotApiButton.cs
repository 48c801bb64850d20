namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A button below a message; of the three actions exactly one is there (core.telegram.org/bots/api#inlinekeyboardbutton).</summary>
internal sealed record BotApiButton(string Text, string? Data, string? Url, string? SwitchInline);
