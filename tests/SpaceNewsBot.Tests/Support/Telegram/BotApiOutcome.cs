using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>What a call came to: a result, or a refusal (core.telegram.org/bots/api#making-requests).</summary>
internal sealed record BotApiOutcome(JsonNode? Result, BotApiFault? Refusal)
{
    /// <summary>"True is returned".</summary>
    public static BotApiOutcome True => Accept(JsonValue.Create(true));

    public static BotApiOutcome Accept(JsonNode result) => new(result, null);

    public static BotApiOutcome Refuse(BotApiFault refusal) => new(null, refusal);

    /// <summary>A request that is wrong in itself.</summary>
    public static BotApiOutcome BadRequest(string reason) => new(null, new BotApiFault(400, $"Bad Request: {reason}"));
}
