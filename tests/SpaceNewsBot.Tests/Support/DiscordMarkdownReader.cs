using System.Text;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Tests.Support;

/// <summary>
/// Reads Discord's Markdown as its client does, and says what is shown and what is live. The formats of mentions, emoji and times
/// stand in discord.com/developers/docs/reference#message-formatting, the rest is what the client was seen to do; where clients
/// differ, this reader takes more for live, not less.
/// </summary>
internal sealed partial class DiscordMarkdownReader
{
    // The client leaves its gesture as it is.
    private const string Shrug = @"¯\_(ツ)_/¯";

    private readonly StringBuilder shown = new();
    private readonly List<DiscordMark> marks = [];

    private DiscordMarkdownReader()
    {
    }

    /// <summary>What an embed's description shows. Discord trims it first.</summary>
    public static (string Text, IReadOnlyList<DiscordMark> Marks) Read(string markdown)
    {
        var reader = new DiscordMarkdownReader();
        reader.Parse(markdown.Trim(), beginsLine: true, inQuote: false, escapes: true);
        return (reader.shown.ToString(), reader.marks);
    }

    private void Parse(string text, bool beginsLine, bool inQuote, bool escapes)
    {
        for (var at = 0; at < text.Length;)
        {
            at += ParseOne(text, at, BeginsLine(text, at, beginsLine), inQuote, escapes);
        }
    }

    // Blanks may stand before quotes and items of lists.
    private static bool BeginsLine(string text, int at, bool beginsLine)
    {
        while (at > 0 && text[at - 1] == ' ')
        {
            at--;
        }

        return at == 0 ? beginsLine : text[at - 1] == '\n';
    }

    /// <summary>Shows what stands at an offset and returns how many characters it took.</summary>
    private int ParseOne(string text, int at, bool beginsLine, bool inQuote, bool escapes)
    {
        if (escapes && text[at] == '\\' && at + 1 < text.Length && !char.IsAsciiLetterOrDigit(text[at + 1]) && !char.IsWhiteSpace(text[at + 1]))
        {
            shown.Append(text[at + 1]);
            return 2;
        }

        if (string.CompareOrdinal(text, at, Shrug, 0, Shrug.Length) == 0)
        {
            shown.Append(Shrug);
            return Shrug.Length;
        }

        return (beginsLine ? ParseLineStart(text, at, inQuote, escapes) : null)
            ?? text[at] switch
            {
                '`' => ParseCode(text, at),
                '<' or '@' or ':' => ParseLive(text, at),
                'h' or 'H' or 's' or 'S' or 'd' or 'D' => ParseAddress(text, at),
                '[' => ParseLink(text, at),
                '*' or '_' or '~' or '|' => ParseEmphasis(text, at, beginsLine, inQuote, escapes),
                _ => null,
            }
            ?? ShowOne(text, at);
    }

    private int ShowOne(string text, int at)
    {
        // Blanks at the end of a line aren't shown.
        if (text[at] != ' ' || !BlankEnd.IsMatch(text, at))
        {
            shown.Append(text[at]);
        }

        return 1;
    }

    private int? ParseLineStart(string text, int at, bool inQuote, bool escapes)
    {
        foreach (var (kind, rule) in new[] { ("subtext", Subtext), ("heading", Heading), ("list", Item) })
        {
            if (rule.Match(text, at) is { Success: true } sign)
            {
                marks.Add(new(kind, shown.Length, 0));
                return sign.Length;
            }
        }

        if (inQuote || Quote.Match(text, at) is not { Success: true } quote)
        {
            return null;
        }

        var start = shown.Length;
        var content = quote.Groups["rest"] is { Success: true } rest
            ? rest.Value
            : string.Join('\n', quote.Groups["line"].Captures.Select(line => line.Value));
        Parse(content, beginsLine: true, inQuote: true, escapes);
        marks.Add(new("quote", start, shown.Length - start));
        shown.Append('\n', quote.Value[^1] == '\n' ? 1 : 0);
        return quote.Length;
    }

    private int? ParseCode(string text, int at)
    {
        if (Code.Match(text, at) is not { Success: true } code)
        {
            return null;
        }

        Mark("code", code.Groups["text"].Value);
        return code.Length;
    }

    private int? ParseLive(string text, int at)
    {
        foreach (var (kind, rule) in new[] { ("mention", Mention), ("time", Time), ("emoji", Emoji), ("link", Bracketed) })
        {
            if (rule.Match(text, at) is { Success: true } live)
            {
                Mark(kind, live.Value, live.Value);
                return live.Length;
            }
        }

        return null;
    }

    private int? ParseAddress(string text, int at)
    {
        if (Bare.Match(text, at) is not { Success: true } bare)
        {
            return null;
        }

        var address = bare.Value;
        if (address.Length - address.TrimEnd(')').Length > address.Count(c => c == '('))
        {
            address = address[..^1];
        }

        Mark("link", address, address);
        return address.Length;
    }

    private int? ParseLink(string text, int at)
    {
        if (Masked.Match(text, at) is not { Success: true } link)
        {
            return null;
        }

        // Escapes mean nothing in a link's text, and what looks like an address, or a picture, makes the whole no link.
        var label = new DiscordMarkdownReader();
        label.Parse(Invisible.Replace(link.Groups["label"].Value, ""), beginsLine: false, inQuote: false, escapes: false);
        var target = link.Groups["target"].Value;
        if (!Uri.TryCreate(target, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || string.IsNullOrWhiteSpace(label.shown.ToString())
            || label.marks.Any(m => m.Kind is "link" or "mention" or "emoji")
            || Picture.IsMatch(label.shown.ToString())
            || BareHost.IsMatch(label.shown.ToString()))
        {
            shown.Append(link.Value);
            return link.Length;
        }

        marks.AddRange(label.marks.Select(m => m with { Start = m.Start + shown.Length }));
        Mark("link", label.shown.ToString(), target);
        return link.Length;
    }

    private int? ParseEmphasis(string text, int at, bool beginsLine, bool inQuote, bool escapes)
    {
        var (kind, found) = new[] { ("bold", Bold), ("underline", Underline), ("italic", Star), ("italic", Underscore), ("strike", Strike), ("spoiler", Spoiler) }
            .Select(rule => (rule.Item1, Match: rule.Item2.Match(text, at)))
            .Where(candidate => candidate.Match.Success)
            .OrderByDescending(candidate => candidate.Match.Length)
            .FirstOrDefault();
        if (found is null)
        {
            return null;
        }

        var start = shown.Length;
        Parse(found.Groups["text"].Value, beginsLine, inQuote, escapes);
        marks.Add(new(kind, start, shown.Length - start));
        return found.Length;
    }

    private void Mark(string kind, string text, string? target = null)
    {
        marks.Add(new(kind, shown.Length, text.Length, target));
        shown.Append(text);
    }

    [GeneratedRegex(@"\G +(?=\n|\z)")]
    private static partial Regex BlankEnd { get; }

    [GeneratedRegex(@"\G-# +(?=[^\n])")]
    private static partial Regex Subtext { get; }

    [GeneratedRegex(@"\G#{1,3}\s+(?!#)")]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"\G(?:[*+-]|[0-9]+\.)\s+(?=\S)")]
    private static partial Regex Item { get; }

    [GeneratedRegex(@"\G(?:>>> (?<rest>[\s\S]*)|> (?<line>[^\n]*)(?:\n *> (?<line>[^\n]*))*\n?)")]
    private static partial Regex Quote { get; }

    [GeneratedRegex(@"\G(?:```(?:[a-zA-Z_\-+.0-9]*\n)?(?<text>[\s\S]+?)```|(?<!`)(?<tick>`+)(?<text>[\s\S]+?)(?<!`)\k<tick>(?!`))")]
    private static partial Regex Code { get; }

    [GeneratedRegex(@"\G(?:<@[!&]?[0-9]+>|<#[0-9]+>|</[^>]+:[0-9]+>|<id:[^>]+>|@everyone|@here)")]
    private static partial Regex Mention { get; }

    [GeneratedRegex(@"\G<t:-?[0-9]+(?::[a-zA-Z])?>")]
    private static partial Regex Time { get; }

    [GeneratedRegex(@"\G(?:<a?:\w+:[0-9]+>|:[\w+-]+:)")]
    private static partial Regex Emoji { get; }

    [GeneratedRegex(@"\G<(?:[^: >]+:/[^ >]+|[^\s@<>]+@[^\s<>]+|(?:tel:|sms:|mailto:)[^\s<>]+|\+?[0-9][0-9 ()-]+)>")]
    private static partial Regex Bracketed { get; }

    [GeneratedRegex("""\G(?:https?|steam|discord)://[^\s<]+[^<.,:;"'\]\s]""", RegexOptions.IgnoreCase)]
    private static partial Regex Bare { get; }

    [GeneratedRegex("""\G\[(?<label>(?:\[[^\]]*\]|[^\[\]])*)\]\(\s*<?(?<target>(?:\([^)]*\)|[^\s\\()<>]|\\[^\n])*)>?(?:\s+(?<sign>['"]).*?\k<sign>)?\s*\)""")]
    private static partial Regex Masked { get; }

    [GeneratedRegex(@"\G\*\*(?<text>(?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")]
    private static partial Regex Bold { get; }

    [GeneratedRegex(@"\G__(?<text>(?:\\[\s\S]|[^\\])+?)__(?!_)")]
    private static partial Regex Underline { get; }

    [GeneratedRegex(@"\G\*(?!\s)(?<text>(?:\\[\s\S]|\*\*|[^*\\])+?)(?<!\s)\*(?!\*)")]
    private static partial Regex Star { get; }

    [GeneratedRegex(@"\G_(?<text>(?:\\[\s\S]|__|[^_\\])+?)_(?![a-zA-Z0-9_])")]
    private static partial Regex Underscore { get; }

    [GeneratedRegex(@"\G~~(?<text>[\s\S]+?)~~(?!_)")]
    private static partial Regex Strike { get; }

    [GeneratedRegex(@"\G\|\|(?<text>[\s\S]+?)\|\|")]
    private static partial Regex Spoiler { get; }

    [GeneratedRegex(@"[\p{Cf}\p{Zl}\p{Zp}\p{Cc}\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0-[\n]]")]
    private static partial Regex Invisible { get; }

    [GeneratedRegex(@"[\p{So}\p{Cs}\p{Me}\uFE0F\u2139]")]
    private static partial Regex Picture { get; }

    // Invitations and the like are found without a scheme too.
    [GeneratedRegex(@"\w\.\p{L}{2,}/")]
    private static partial Regex BareHost { get; }
}
