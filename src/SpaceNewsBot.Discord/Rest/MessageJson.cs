using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Rest;

/// <summary>Writes messages, forms and commands as Discord's REST API takes them.</summary>
internal static class MessageJson
{
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int TextInput = 4;

    /// <summary>
    /// A message, new or in the place of another. Whatever its text says, it mentions nobody
    /// (discord.com/developers/docs/resources/message#allowed-mentions-object).
    /// </summary>
    public static JsonObject Write(DiscordMessage message) => new()
    {
        ["content"] = message.Content,
        ["embeds"] = new JsonArray([.. message.Embeds.Select(Write)]),
        ["components"] = new JsonArray([.. message.Buttons.Select(row => Row(row.Select(Write)))]),
        ["allowed_mentions"] = new JsonObject { ["parse"] = new JsonArray() },
    };

    public static JsonObject Write(DiscordModal modal) => new()
    {
        ["custom_id"] = modal.CustomId,
        ["title"] = modal.Title,
        ["components"] = new JsonArray([.. modal.Inputs.Select(input => Row([Write(input)]))]),
    };

    public static JsonObject Write(DiscordCommand command) => new()
    {
        ["type"] = 1,
        ["name"] = command.Name,
        ["description"] = command.Description,
        ["default_member_permissions"] = command.DefaultMemberPermissions?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["options"] = command.Subcommands.IsEmpty
            ? Write(command.Options)
            : new JsonArray([.. command.Subcommands.Select(sub => new JsonObject
            {
                ["type"] = 1,
                ["name"] = sub.Name,
                ["description"] = sub.Description,
                ["options"] = Write(sub.Options),
            })]),
    };

    private static JsonArray Write(ImmutableArray<DiscordOption> options) => new([.. options.Select(Write)]);

    private static JsonObject Write(DiscordOption option)
    {
        var json = new JsonObject
        {
            ["type"] = (int)option.Kind,
            ["name"] = option.Name,
            ["description"] = option.Description,
            ["required"] = option.IsRequired,
        };
        if (option.IsCompleted)
        {
            json["autocomplete"] = true;
        }

        if (option.MaxLength is { } length)
        {
            json["max_length"] = length;
        }

        if (option.MinValue is { } least)
        {
            json["min_value"] = least;
        }

        return json;
    }

    private static JsonObject Write(DiscordEmbed embed)
    {
        var json = new JsonObject { ["description"] = embed.Description };
        if (embed.Title.Length > 0)
        {
            json["title"] = embed.Title;
        }

        if (!embed.Fields.IsEmpty)
        {
            json["fields"] = new JsonArray([.. embed.Fields.Select(f => new JsonObject { ["name"] = f.Name, ["value"] = f.Value })]);
        }

        if (embed.Footer.Length > 0)
        {
            json["footer"] = new JsonObject { ["text"] = embed.Footer };
        }

        if (embed.Color is { } color)
        {
            json["color"] = color;
        }

        return json;
    }

    private static JsonObject Row(IEnumerable<JsonObject> components) => new() { ["type"] = ActionRow, ["components"] = new JsonArray([.. components]) };

    private static JsonObject Write(DiscordButton button) => new()
    {
        ["type"] = Button,
        ["style"] = (int)button.Style,
        ["label"] = button.Label,
        ["custom_id"] = button.CustomId,
        ["disabled"] = button.IsDisabled,
    };

    private static JsonObject Write(DiscordInput input)
    {
        var json = new JsonObject
        {
            ["type"] = TextInput,
            ["custom_id"] = input.CustomId,
            ["label"] = input.Label,
            ["style"] = input.IsParagraph ? 2 : 1,
            ["required"] = input.IsRequired,
            ["max_length"] = input.MaxLength,
        };
        if (input.Value.Length > 0)
        {
            json["value"] = input.Value;
        }

        if (input.Placeholder.Length > 0)
        {
            json["placeholder"] = input.Placeholder;
        }

        return json;
    }
}
