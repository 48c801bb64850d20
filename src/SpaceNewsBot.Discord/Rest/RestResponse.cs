using System.Text.Json;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>What Discord's REST API said.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON; of the kind undefined where there was none.</param>
internal sealed record RestResponse(int Status, JsonElement Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Discord's error code; 0 for none.</summary>
    public int Code => Body.FindNumber("code") is { } code and >= 0 and <= int.MaxValue ? (int)code : 0;

    /// <summary>The refusal, with Discord's words or the status alone.</summary>
    public DiscordResult.Refused ToRefusal() => new(Code, Status, Body.FindText("message") ?? $"HTTP status {Status}");
}
