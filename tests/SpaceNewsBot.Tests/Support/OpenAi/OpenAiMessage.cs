namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>A message that a model was sent.</summary>
internal sealed record OpenAiMessage(string Role, string Content);
