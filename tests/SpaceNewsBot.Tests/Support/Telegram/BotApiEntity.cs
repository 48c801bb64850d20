namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A formatted span of a message.</summary>
internal sealed record BotApiEntity(string Tag, int Start, int Length, string? Address);
