namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>A request that the server wouldn't take.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Discord's JSON error code.</param>
/// <param name="Rule">What was broken, and where the documentation says so.</param>
internal sealed record DiscordRefusal(int Status, int Code, string Rule);
