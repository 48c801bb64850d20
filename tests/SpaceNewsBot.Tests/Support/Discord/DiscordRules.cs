using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Discord;

/// <summary>What Discord's documentation says of bodies; the first broken rule is told.</summary>
internal static class DiscordRules
{
    private const string MessageDocs = "discord.com/developers/docs/resources/message";
    private const string ComponentDocs = "discord.com/developers/docs/components/reference";
    private const string CommandDocs = "discord.com/developers/docs/interactions/application-commands";
    private const string CallbackDocs = "discord.com/developers/docs/interactions/receiving-and-responding";

    private static readonly string[] _message =
        ["content", "embeds", "components", "allowed_mentions", "flags", "attachments", "poll"];

    /// <summary>A message that is created or edited.</summary>
    public static string? FindFault(JsonObject body, bool isNew)
    {
        string[] known = isNew ? [.. _message, "nonce", "enforce_nonce", "message_reference", "tts", "sticker_ids"] : _message;
        if (FindUnknown(body, known) is { } unknown)
        {
            return $"{MessageDocs}: there is no field {unknown}";
        }

        if (Length(body["content"]) > 2_000)
        {
            return $"{MessageDocs}#create-message: content has at most 2000 characters";
        }

        if (Length(body["nonce"]) > 25)
        {
            return $"{MessageDocs}#create-message: a nonce has at most 25 characters";
        }

        if (body["allowed_mentions"] is JsonObject allowed && allowed.ContainsKey("parse") && allowed["parse"] is not JsonArray)
        {
            return $"{MessageDocs}#allowed-mentions-object: parse is a list";
        }

        if (body["message_reference"] is JsonObject reference && FindUnknown(reference, ["type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"]) is { } field)
        {
            return $"{MessageDocs}#message-reference-structure: there is no field {field}";
        }

        var embeds = body["embeds"] as JsonArray ?? [];
        if (isNew && Length(body["content"]) == 0 && embeds.Count == 0)
        {
            return $"{MessageDocs}#create-message: a message has content or embeds";
        }

        if (embeds.Count > 10)
        {
            return $"{MessageDocs}#create-message: at most 10 embeds";
        }

        return embeds.Select(e => FindFaultOfEmbed(e!.AsObject())).FirstOrDefault(f => f is not null)
            ?? (embeds.Sum(e => SizeOf(e!.AsObject())) > 6_000 ? $"{MessageDocs}#embed-object-embed-limits: at most 6000 characters over all embeds" : null)
            ?? FindFaultOfRows(body["components"] as JsonArray ?? [], isForm: false);
    }

    /// <summary>Whether a body could notify somebody.</summary>
    public static bool MayMention(JsonObject body) =>
        body["allowed_mentions"] is not JsonObject allowed || allowed["parse"] is not JsonArray { Count: 0 } || allowed.Any(p => p.Key is "users" or "roles" && p.Value is JsonArray { Count: > 0 });

    /// <summary>An interaction's first response.</summary>
    public static string? FindFaultOfResponse(JsonObject body)
    {
        if (FindUnknown(body, ["type", "data"]) is { } unknown)
        {
            return $"{CallbackDocs}#interaction-response-object: there is no field {unknown}";
        }

        var data = body["data"] as JsonObject ?? [];
        switch ((int?)body["type"])
        {
            case 4 or 7:
                return FindFault(data, isNew: false);
            case 5 or 6:
                return FindUnknown(data, ["flags", .. _message, "tts"]) is { } field ? $"{CallbackDocs}: there is no field {field}" : null;
            case 8:
                var choices = data["choices"] as JsonArray ?? [];
                return choices.Count > 25 ? $"{CallbackDocs}#interaction-response-object-autocomplete: at most 25 choices"
                    : choices.Any(c => Length(c!["name"]) is < 1 or > 100 || Length(c["value"]) is < 1 or > 100)
                        ? $"{CommandDocs}#application-command-object-application-command-option-choice-structure: names and values of 1 to 100 characters"
                        : null;
            case 9:
                var rows = data["components"] as JsonArray ?? [];
                return FindUnknown(data, ["custom_id", "title", "components"]) is { } other ? $"{CallbackDocs}#interaction-response-object-modal: there is no field {other}"
                    : Length(data["custom_id"]) is < 1 or > 100 ? $"{CallbackDocs}#interaction-response-object-modal: a custom_id of 1 to 100 characters"
                    : Length(data["title"]) is < 1 or > 45 ? $"{CallbackDocs}#interaction-response-object-modal: a title of 1 to 45 characters"
                    : rows.Count is < 1 or > 5 ? $"{CallbackDocs}#interaction-response-object-modal: 1 to 5 components"
                    : FindFaultOfRows(rows, isForm: true);
            default:
                return $"{CallbackDocs}#interaction-response-object-interaction-callback-type: there is no such type";
        }
    }

    /// <summary>The commands of a bulk overwrite.</summary>
    public static string? FindFaultOfCommands(JsonArray commands)
    {
        if (commands.Count > 100 || commands.Select(c => (string?)c!["name"]).Distinct().Count() < commands.Count)
        {
            return $"{CommandDocs}#registering-a-command: at most 100 commands, each name once";
        }

        return commands.Select(c => FindFaultOfCommand(c!.AsObject())).FirstOrDefault(f => f is not null);
    }

    private static string? FindFaultOfCommand(JsonObject command)
    {
        string[] known =
        [
            "id", "type", "name", "name_localizations", "description", "description_localizations", "options",
            "default_member_permissions", "dm_permission", "default_permission", "nsfw", "integration_types", "contexts",
        ];
        return FindUnknown(command, known) is { } unknown ? $"{CommandDocs}#application-command-object: there is no field {unknown}"
            : FindFaultOfName(command)
            ?? (SizeOfCommand(command) > 8_000 ? $"{CommandDocs}#application-command-object: at most 8000 characters of names, descriptions and values" : null)
            ?? FindFaultOfOptions(command["options"] as JsonArray ?? []);
    }

    private static int SizeOfCommand(JsonObject command) => Length(command["name"]) + Length(command["description"])
        + (command["options"] as JsonArray ?? []).Sum(o => SizeOfCommand(o!.AsObject()));

    private static string? FindFaultOfName(JsonObject named) =>
        (string?)named["name"] is not { Length: >= 1 and <= 32 } name || name.Any(c => char.IsUpper(c) || !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '\''))
            ? $"{CommandDocs}#application-command-object-application-command-naming: a name of 1 to 32 characters in lower case, not {named["name"]}"
            : Length(named["description"]) is < 1 or > 100
                ? $"{CommandDocs}#application-command-object: a description of 1 to 100 characters ({name})"
                : null;

    private static string? FindFaultOfOptions(JsonArray options)
    {
        if (options.Count > 25)
        {
            return $"{CommandDocs}#application-command-object: at most 25 options";
        }

        var wasOptional = false;
        foreach (var option in options.Select(o => o!.AsObject()))
        {
            string[] known =
            [
                "type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options",
                "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete", "default",
            ];
            var isRequired = (bool?)option["required"] ?? false;
            var fault = FindUnknown(option, known) is { } unknown ? $"{CommandDocs}#application-command-object-application-command-option-structure: there is no field {unknown}"
                : (int?)option["type"] is not (>= 1 and <= 11) ? $"{CommandDocs}: an option has a type"
                : wasOptional && isRequired ? $"{CommandDocs}#application-command-object: required options come first"
                : FindFaultOfName(option) ?? FindFaultOfOptions(option["options"] as JsonArray ?? []);
            if (fault is not null)
            {
                return fault;
            }

            wasOptional |= !isRequired;
        }

        return null;
    }

    private static string? FindFaultOfEmbed(JsonObject embed)
    {
        const string Limits = MessageDocs + "#embed-object-embed-limits";
        string[] known = ["title", "type", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "video", "provider", "author", "fields"];
        var fields = embed["fields"] as JsonArray ?? [];
        return FindUnknown(embed, known) is { } unknown ? $"{MessageDocs}#embed-object: there is no field {unknown}"
            : Length(embed["title"]) > 256 ? $"{Limits}: a title has at most 256 characters"
            : Length(embed["description"]) > 4_096 ? $"{Limits}: a description has at most 4096 characters"
            : Length(embed["footer"]?["text"]) > 2_048 ? $"{Limits}: a footer has at most 2048 characters"
            : fields.Count > 25 ? $"{Limits}: at most 25 fields"
            : fields.Any(f => Length(f!["name"]) is < 1 or > 256 || Length(f["value"]) is < 1 or > 1_024) ? $"{Limits}: a field's name has at most 256, its value at most 1024 characters"
            : null;
    }

    private static int SizeOf(JsonObject embed) => Length(embed["title"]) + Length(embed["description"]) + Length(embed["footer"]?["text"])
        + (embed["fields"] as JsonArray ?? []).Sum(f => Length(f!["name"]) + Length(f["value"]));

    private static string? FindFaultOfRows(JsonArray rows, bool isForm)
    {
        if (rows.Count > 5 || rows.Any(r => (int?)r!["type"] is not (1 or 18)))
        {
            return $"{ComponentDocs}#action-row: at most 5 rows";
        }

        var components = rows.SelectMany(r => r!["component"] is { } one ? [one] : r["components"] as JsonArray ?? []).Select(c => c!.AsObject()).ToList();
        var ids = components.Select(c => (string?)c["custom_id"]).ToList();
        return rows.Any(r => (r!["components"] as JsonArray)?.Count > 5) ? $"{ComponentDocs}#action-row: at most 5 buttons in a row"
            : ids.Any(id => id is not { Length: >= 1 and <= 100 }) || ids.Distinct().Count() < ids.Count ? $"{ComponentDocs}#anatomy-of-a-component-custom-id: 1 to 100 characters, each once"
            : components.Any(c => Length(c["label"]) > (isForm ? 45 : 80)) ? $"{ComponentDocs}#button: a label is too long"
            : components.Any(c => isForm ? (int?)c["type"] != 4 || Length(c["value"]) > 4_000 || Length(c["placeholder"]) > 100 : (int?)c["type"] is not 2)
                ? $"{ComponentDocs}: a component stands where it can't"
                : null;
    }

    private static string? FindUnknown(JsonObject body, string[] known) => body.Select(p => p.Key).FirstOrDefault(key => !known.Contains(key));

    private static int Length(JsonNode? text) => text?.GetValueKind() == JsonValueKind.String ? ((string)text!).Length : 0;
}
