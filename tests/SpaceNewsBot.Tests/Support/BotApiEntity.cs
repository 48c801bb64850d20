namespace SpaceNewsBot.Tests.Support;

/// <summary>A formatted span of a message.</summary>
internal sealed record BotApiEntity(string Tag, int Start, int Length, string? Address);
