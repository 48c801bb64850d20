using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>Somebody's use of a command, button or form, and what the bot makes of it.</summary>
internal sealed class DiscordUse
{
    private readonly TaskCompletionSource<JsonObject> response = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required string Id { get; init; }

    public required string Token { get; init; }

    public required string ChannelId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The message of the button; null for a command.</summary>
    public string? MessageId { get; init; }

    /// <summary>The first response's type; 0 as long as there is none.</summary>
    public int ResponseType { get; private set; }

    public bool IsEphemeral { get; private set; }

    /// <summary>The first response.</summary>
    public Task<JsonObject> ResponseAsync() => response.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Takes the first response; false for another one.</summary>
    public bool Respond(JsonObject body)
    {
        if (ResponseType != 0)
        {
            return false;
        }

        ResponseType = (int)body["type"]!;
        IsEphemeral = ((int?)body["data"]?["flags"] & 64) is > 0;
        return response.TrySetResult(body);
    }
}
