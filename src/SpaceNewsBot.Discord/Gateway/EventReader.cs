using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SpaceNewsBot.Discord.Connection;

namespace SpaceNewsBot.Discord.Gateway;

/// <summary>Reads events (discord.com/developers/docs/events/gateway-events).</summary>
internal static class EventReader
{
    // discord.com/developers/docs/resources/message#message-object-message-types
    private const int DefaultMessage = 0;
    private const int ReplyMessage = 19;

    /// <summary>Whether an event is one that the bot deals with: the others needn't be parsed.</summary>
    public static bool IsNeeded(string? name) => name is "READY" or "MESSAGE_CREATE" or "THREAD_CREATE" or "INTERACTION_CREATE";

    /// <summary>The event; null when it is of no concern, or isn't what the documentation says.</summary>
    public static DiscordEvent? Read(string? name, JsonElement data) => name switch
    {
        "READY" => data.Find("application").FindText("id") is { } application && data.Find("user").FindText("id") is { } user
            ? new DiscordEvent.Ready(application, user)
            : null,
        "MESSAGE_CREATE" => ReadMessage(data),
        "THREAD_CREATE" when data.IsTrue("newly_created") =>
            data.FindText("id") is { } id && data.FindText("parent_id") is { } parent && data.FindText("guild_id") is { } guild
                ? new DiscordEvent.ThreadCreated(id, parent, guild, data.FindText("name") ?? "")
                : null,
        "INTERACTION_CREATE" => ReadInteraction(data) is { } interaction ? new DiscordEvent.Interacted(interaction) : null,
        _ => null,
    };

    private static DiscordEvent.MessageCreated? ReadMessage(JsonElement data)
    {
        if (data.FindText("id") is not { } id || data.FindText("channel_id") is not { } channel || data.Find("author").FindText("id") is not { } author)
        {
            return null;
        }

        // A forwarded message has a reference too, of another type.
        var reference = data.Find("message_reference") is { } found && (found.FindNumber("type") ?? 0) == 0 ? found.FindText("message_id") : null;
        return new DiscordEvent.MessageCreated(id, channel, data.FindText("guild_id"), author, data.FindText("content") ?? "")
        {
            IsAutomatic = data.Find("author") is { } person && (person.IsTrue("bot") || person.IsTrue("system"))
                || data.Find("webhook_id") is not null
                || (data.FindNumber("type") ?? DefaultMessage) is not (DefaultMessage or ReplyMessage),
            Mentions = [.. data.FindItems("mentions").Select(m => m.FindText("id")).OfType<string>()],
            RepliesTo = reference,
            RepliesToAuthor = reference is null ? null : data.Find("referenced_message").Find("author").FindText("id"),
            Roles = Texts(data.Find("member").FindItems("roles")),
        };
    }

    private static DiscordInteraction? ReadInteraction(JsonElement data)
    {
        DiscordInteractionKind? kind = (data.FindNumber("type") ?? 0) switch
        {
            2 => DiscordInteractionKind.Command,
            3 => DiscordInteractionKind.Component,
            4 => DiscordInteractionKind.Autocomplete,
            5 => DiscordInteractionKind.Modal,
            _ => null,
        };
        var user = data.Find("member").Find("user").FindText("id") ?? data.Find("user").FindText("id");
        var channel = data.FindText("channel_id") ?? data.Find("channel").FindText("id");
        if (kind is not { } known || data.Find("data") is not { } details || user is null || channel is null
            || data.FindText("id") is not { } id || data.FindText("token") is not { } token)
        {
            return null;
        }

        var (name, options) = ReadCommand(details);
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var attachments = ImmutableSortedDictionary.CreateBuilder<string, DiscordAttachment>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            if (option.FindText("name") is not { } key || option.Find("value") is not { } value)
            {
                continue;
            }

            if (option.FindNumber("type") == (int)DiscordOptionKind.Attachment)
            {
                if (ReadAttachment(details.Find("resolved").Find("attachments").Find(value.ToString())) is { } file)
                {
                    attachments[key] = file;
                }
            }
            else
            {
                values[key] = value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => value.ToString() };
            }
        }

        foreach (var field in details.FindItems("components").SelectMany(ReadFields))
        {
            if (field.FindText("custom_id") is { } key && field.FindText("value") is { } value)
            {
                values[key] = value;
            }
        }

        return new DiscordInteraction(id, token, known, details.FindText("custom_id") ?? name, channel, data.FindText("guild_id"), user)
        {
            Values = values.ToImmutable(),
            Attachments = attachments.ToImmutable(),
            Focused = options.FirstOrDefault(o => o.IsTrue("focused")).FindText("name"),
            Permissions = ulong.TryParse(data.Find("member").FindText("permissions"), NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? bits : 0,
            Roles = Texts(data.Find("member").FindItems("roles")),
            MessageId = data.Find("message").FindText("id"),
        };
    }

    /// <summary>A command's whole name, and its options: those of its subcommand, where it has one.</summary>
    private static (string Name, List<JsonElement> Options) ReadCommand(JsonElement details)
    {
        var name = details.FindText("name") ?? "";
        var options = details.FindItems("options").ToList();
        while (options is [var only] && only.FindNumber("type") is 1 or 2)
        {
            name = $"{name} {only.FindText("name")}";
            options = [.. only.FindItems("options")];
        }

        return (name, options);
    }

    // A field stands in a row with others, or alone in a label (discord.com/developers/docs/components/reference#label).
    private static IEnumerable<JsonElement> ReadFields(JsonElement row) =>
        row.Find("component") is { } labelled ? [labelled] : row.FindItems("components");

    private static DiscordAttachment? ReadAttachment(JsonElement? file) => file.FindText("url") is { } url
        ? new DiscordAttachment(file.FindText("filename") ?? "The file", url, (long)(file.FindNumber("size") ?? 0))
        : null;

    private static ImmutableArray<string> Texts(IEnumerable<JsonElement> items) =>
        [.. items.Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
}
