using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>
/// Keyboards below messages (core.telegram.org/bots/api#inlinekeyboardmarkup), with the sentences in which the server refuses them:
/// "Bad Request: " is followed by what stands here.
/// </summary>
internal static class BotApiKeyboard
{
    /// <summary>Telegram's servers keep no more buttons below one message.</summary>
    public const int MostButtons = 100;

    /// <summary>Telegram's servers keep no more buttons in one row.</summary>
    public const int MostInRow = 8;

    private const string Section = "core.telegram.org/bots/api#inlinekeyboardbutton";

    private static readonly ImmutableArray<string> _actions =
    [
        "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
    ];

    /// <summary>The buttons of a reply_markup; or the refusal.</summary>
    public static (ImmutableArray<ImmutableArray<BotApiButton>> Rows, string? Refusal) Read(JsonNode? markup)
    {
        if (markup is null)
        {
            return ([], null);
        }

        if (markup is not JsonObject form)
        {
            return ([], "object expected as reply markup");
        }

        if (form["inline_keyboard"] is not { } keyboard)
        {
            return ([], null);
        }

        if (keyboard is not JsonArray rows || rows.Any(r => r is not JsonArray))
        {
            return ([], "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays");
        }

        var read = ImmutableArray.CreateBuilder<ImmutableArray<BotApiButton>>();
        foreach (var row in rows.Select(r => r!.AsArray()).Where(r => r.Count > 0))
        {
            if (row.Count > MostInRow)
            {
                return ([], $"a row has {row.Count} buttons, and Telegram's servers keep {MostInRow} ({Section})");
            }

            var buttons = ImmutableArray.CreateBuilder<BotApiButton>();
            foreach (var node in row)
            {
                if (FindFault(node) is { } fault)
                {
                    return ([], fault);
                }

                buttons.Add(new BotApiButton(
                    Text(node!, "text")!,
                    Text(node!, "callback_data"),
                    Text(node!, "url"),
                    Text(node!, "switch_inline_query") ?? Text(node!, "switch_inline_query_current_chat")));
            }

            read.Add(buttons.ToImmutable());
        }

        // What Telegram's servers say of more: REPLY_MARKUP_TOO_LONG.
        return read.Sum(r => r.Length) > MostButtons ? ([], "reply markup is too long") : (read.ToImmutable(), null);
    }

    public static bool AreEqual(ImmutableArray<ImmutableArray<BotApiButton>> one, ImmutableArray<ImmutableArray<BotApiButton>> other) =>
        one.Length == other.Length && one.Zip(other).All(rows => rows.First.SequenceEqual(rows.Second));

    /// <summary>The form in which a message carries it.</summary>
    public static JsonObject Describe(ImmutableArray<ImmutableArray<BotApiButton>> rows) => new()
    {
        ["inline_keyboard"] = new JsonArray([.. rows.Select(row => (JsonNode)new JsonArray([.. row.Select(Describe)]))]),
    };

    private static JsonNode Describe(BotApiButton button)
    {
        var described = new JsonObject { ["text"] = button.Text };
        foreach (var (field, value) in new[] { ("callback_data", button.Data), ("url", button.Url), ("switch_inline_query", button.SwitchInline) })
        {
            if (value is not null)
            {
                described[field] = value;
            }
        }

        return described;
    }

    private static string? FindFault(JsonNode? node)
    {
        const string Unreadable = "can't parse inline keyboard button: ";
        if (node is not JsonObject button)
        {
            return Unreadable + "InlineKeyboardButton must be an Object";
        }

        if (Text(button, "text") is not { } text)
        {
            return Unreadable + "Can't find field \"text\"";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            // #inlinekeyboardbutton: "Label text on the button"
            return $"the text of a button is empty ({Section})";
        }

        switch (_actions.Count(button.ContainsKey))
        {
            case 0:
                return Unreadable + "Text buttons are unallowed in the inline keyboard";
            case > 1:
                // #inlinekeyboardbutton: "Exactly one of the fields other than text, icon_custom_emoji_id, and style must be used".
                // The real server takes the first that it knows.
                return $"exactly one of a button's actions must be used ({Section})";
        }

        // #inlinekeyboardbutton: "Data to be sent in a callback query to the bot when the button is pressed, 1-64 bytes"
        if (button.ContainsKey("callback_data"))
        {
            var data = Text(button, "callback_data");
            return string.IsNullOrEmpty(data) ? Unreadable + "Text buttons are unallowed in the inline keyboard"
                : Encoding.UTF8.GetByteCount(data) > 64 ? "BUTTON_DATA_INVALID"
                : null;
        }

        // #inlinekeyboardbutton: "HTTP or tg:// URL to be opened when the button is pressed."
        return button.ContainsKey("url") && !IsAddress(Text(button, "url"))
            ? $"inline keyboard button URL '{Text(button, "url")}' is invalid: Wrong HTTP URL"
            : null;
    }

    private static bool IsAddress(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url)
        && (url.Scheme == "tg" || (url.Scheme is "http" or "https" && url.Host.Contains('.', StringComparison.Ordinal)));

    private static string? Text(JsonNode of, string field) => of[field] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}
