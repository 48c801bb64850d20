using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace SpaceNewsBot.Telegram.Receiving;

/// <summary>An update as Telegram sent it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Update">What it is; null for a kind that the library can't read: of a newer Bot API, or incomplete.</param>
internal sealed record RawUpdate(int Id, Update? Update)
{
    /// <summary>Reads an update; null for JSON that is none.</summary>
    public static RawUpdate? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("update_id", out var number)
            || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out var id))
        {
            return null;
        }

        try
        {
            return new RawUpdate(id, json.Deserialize<Update>(JsonBotAPI.Options));
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            return new RawUpdate(id, null);
        }
    }
}
