namespace SpaceNewsBot.Discord.Connection;

/// <summary>A value that is offered for an option.</summary>
/// <param name="Name">What is shown, 1 to 100 characters.</param>
/// <param name="Value">What is taken over, 1 to 100 characters.</param>
public sealed record DiscordChoice(string Name, string Value);
