using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>A message's text as a call gives it and as it is shown.</summary>
internal sealed record BotApiText(string Raw, string Shown, ImmutableArray<BotApiEntity> Entities, bool HasPreview)
{
    /// <summary>Reads it; or the refusal, which follows "Bad Request: ".</summary>
    public static (BotApiText? Text, string? Refusal) Read(JsonObject arguments, string field = "text")
    {
        var mode = arguments["parse_mode"]?.GetValue<string>() ?? "";
        if (mode.ToLowerInvariant() is not ("" or "html"))
        {
            // #formatting-options names the modes; of these the bot uses one, and the server knows no other.
            return (null, "unsupported parse_mode");
        }

        var raw = arguments[field]?.GetValue<string>() ?? "";
        var (text, entities, refusal) = mode.Length == 0 ? (raw, [], null) : BotApiHtml.Parse(raw);
        if (refusal is not null)
        {
            // #html-style
            return (null, $"can't parse entities: {refusal}");
        }

        text = Clean(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            // #sendmessage: "1-4096 characters after entities parsing"
            return (null, "message text is empty");
        }

        return text.Trim().Length > 4_096
            ? (null, "message is too long")
            : (new BotApiText(raw, text, entities, arguments["link_preview_options"]?["is_disabled"]?.GetValue<bool>() != true), null);
    }

    // What Telegram's servers do with every text: control characters become spaces, "\r" goes, and so do the line and
    // paragraph separators and the characters that embed or override a direction.
    private static string Clean(string text) => string.Concat(text
        .Where(c => c is not ('\r' or (>= '\u2028' and <= '\u202E')))
        .Select(c => c < ' ' && c != '\n' ? ' ' : c));
}
