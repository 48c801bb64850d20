using System.Text.Json.Nodes;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>Writes calls as requests (discord.com/developers/docs/reference, and the page of each resource).</summary>
internal static class CallRequests
{
    // discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int Choices = 8;
    private const int Modal = 9;
    private const int Ephemeral = 1 << 6;

    /// <summary>Who this bot is.</summary>
    public static RestRequest Application { get; } = new(HttpMethod.Get, "applications/@me", "applications/@me", "");

    /// <summary>Which user this bot is.</summary>
    public static RestRequest User { get; } = new(HttpMethod.Get, "users/@me", "users/@me", "");

    /// <summary>Where the gateway is, and how often a session may begin.</summary>
    public static RestRequest Gateway { get; } = new(HttpMethod.Get, "gateway/bot", "gateway/bot", "");

    /// <summary>Whether a call needs to know the application's id.</summary>
    public static bool NamesApplication(DiscordCall call) => call is DiscordCall.EditReply or DiscordCall.OverwriteCommands;

    /// <summary>The request of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="applicationId">The application; empty where <see cref="NamesApplication"/> says so.</param>
    public static RestRequest Write(DiscordCall call, string applicationId) => call switch
    {
        DiscordCall.CreateMessage create => new(
            HttpMethod.Post, "channels/{id}/messages", $"channels/{create.ChannelId}/messages", create.ChannelId, Write(create)),
        DiscordCall.EditMessage(var channel, var message, var text) => new(
            HttpMethod.Patch, "channels/{id}/messages/{id}", $"channels/{channel}/messages/{message}", channel, MessageJson.Write(text)),
        DiscordCall.Defer(var id, var token, var isEphemeral) => Callback(
            id, token, DeferredMessage, isEphemeral ? new JsonObject { ["flags"] = Ephemeral } : null),
        DiscordCall.DeferUpdate(var id, var token) => Callback(id, token, DeferredUpdate, null),
        DiscordCall.ShowModal(var id, var token, var modal) => Callback(id, token, Modal, MessageJson.Write(modal)),
        DiscordCall.Suggest(var id, var token, var choices) => Callback(id, token, Choices, new JsonObject
        {
            ["choices"] = new JsonArray([.. choices.Select(c => new JsonObject { ["name"] = c.Name, ["value"] = c.Value })]),
        }),
        DiscordCall.EditReply(var token, var text) => new(
            HttpMethod.Patch,
            "webhooks/{id}/{token}/messages/@original",
            $"webhooks/{applicationId}/{Uri.EscapeDataString(token)}/messages/@original",
            token,
            MessageJson.Write(text))
        { IsOfInteraction = true },
        DiscordCall.OpenDirectChannel(var user) => new(
            HttpMethod.Post, "users/@me/channels", "users/@me/channels", "", new JsonObject { ["recipient_id"] = user }),
        DiscordCall.FindChannel(var channel) => new(HttpMethod.Get, "channels/{id}", $"channels/{channel}", channel),
        DiscordCall.OverwriteCommands(var commands) => new(HttpMethod.Put, "applications/{id}/commands", $"applications/{applicationId}/commands", "")
        {
            List = new JsonArray([.. commands.Select(MessageJson.Write)]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(call)),
    };

    private static RestRequest Callback(string id, string token, int type, JsonObject? data)
    {
        var body = new JsonObject { ["type"] = type };
        if (data is not null)
        {
            body["data"] = data;
        }

        return new(HttpMethod.Post, "interactions/{id}/{token}/callback", $"interactions/{id}/{Uri.EscapeDataString(token)}/callback", id, body)
        {
            IsOfInteraction = true,
        };
    }

    // A nonce that is enforced makes a repeated request the same message (discord.com/developers/docs/resources/message#create-message).
    private static JsonObject Write(DiscordCall.CreateMessage create)
    {
        var body = MessageJson.Write(create.Message);
        body["nonce"] = create.Nonce;
        body["enforce_nonce"] = true;
        if (create.ReplyTo is { } message)
        {
            body["message_reference"] = new JsonObject { ["message_id"] = message, ["fail_if_not_exists"] = false };
        }

        return body;
    }
}
