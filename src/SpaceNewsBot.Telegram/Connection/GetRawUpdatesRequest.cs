using System.Text.Json;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace SpaceNewsBot.Telegram.Connection;

/// <summary>
/// Asks for updates as they are (core.telegram.org/bots/api#getupdates): the library's own request reads all of them at once,
/// and one of a kind that it doesn't know would keep the others from being read.
/// </summary>
internal sealed class GetRawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>Acknowledges all updates below it; null for none.</summary>
    public int? Offset { get; init; }

    /// <summary>At most so many, from 1 to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>For how many seconds Telegram waits for the first one.</summary>
    public int? Timeout { get; init; }

    /// <summary>The kinds that are wanted.</summary>
    public IEnumerable<UpdateType>? AllowedUpdates { get; init; }
}
