using System.Text;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Citations;

namespace SpaceNewsBot.Discord.Rendering;

/// <summary>
/// Writes blocks in Discord's Markdown (discord.com/developers/docs/reference#message-formatting). A backslash takes its meaning
/// from any sign behind it, also from the colon of an address, an emoji's name or a scheme, so nothing foreign is live; where a
/// sign means something only beside others, it is escaped only there, or where its neighbour isn't known.
/// </summary>
internal static partial class DiscordMarkdown
{
    // Longer addresses are of no use in the browsers of some.
    private const int LongestAddress = 2_048;

    /// <summary>The blocks as one text.</summary>
    public static string Write(IReadOnlyList<ReplyBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            text.Append('\n', text.Length == 0 ? 0 : block.LinesBefore);
            Write(text, block);
        }

        return text.ToString();
    }

    /// <summary>The text such that Discord shows it as it is.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var isLast = i == text.Length - 1;
            var isEscaped = text[i] switch
            {
                // Escapes, emphasis, code, spoilers, quotes, headings, links, mentions, emoji, times.
                '\\' or '*' or '_' or '~' or '`' or '|' or '>' or '#' or '[' or ']' or '<' or '@' => true,

                // Addresses and emoji by name.
                ':' => isLast || !char.IsWhiteSpace(text[i + 1]),

                // Items of lists, and small print.
                '-' or '+' => isLast || char.IsWhiteSpace(text[i + 1]) || text[i + 1] == '#',
                '.' => (i == 0 || char.IsAsciiDigit(text[i - 1])) && (isLast || char.IsWhiteSpace(text[i + 1])),
                _ => false,
            };
            escaped.Append(isEscaped ? "\\" : "").Append(text[i]);
        }

        return escaped.ToString();
    }

    private static void Write(StringBuilder text, ReplyBlock block)
    {
        var written = new StringBuilder();
        for (var i = 0; i < block.Spans.Length;)
        {
            // Signs of emphasis that touch would be read as others.
            var (first, marker) = (block.Spans[i], Marker(block.Spans[i].Style));
            var run = new StringBuilder(first.Text);
            for (i++; marker is not null && i < block.Spans.Length && Marker(block.Spans[i].Style) == marker; i++)
            {
                run.Append(block.Spans[i].Text);
            }

            written.Append(
                marker is not null ? Emphasize(first.Style, run.ToString(), marker)
                : first.Address is { } address ? Link(first.Text, Target(address, first.Quote))
                : Escape(first.Text));
        }

        if (!block.IsQuote)
        {
            text.Append(written);
            return;
        }

        // Discord trims a text, and without its blank the last sign would be shown.
        var lines = written.ToString().TrimEnd().Split('\n').Select(line => $"> {line}");
        text.AppendJoin('\n', lines);
    }

    // "~~" is no end before "_", so what came is bold and not underlined.
    private static string? Marker(SpanStyle style) => style switch
    {
        SpanStyle.Heading or SpanStyle.Come => "**",
        SpanStyle.Gone => "~~",
        _ => null,
    };

    // Line by line, since each line of a quote begins with a sign of its own.
    private static string Emphasize(SpanStyle style, string text, string marker) => string.Join('\n', text.Split('\n').Select(line =>
        line.Length == 0 ? ""
        : string.IsNullOrWhiteSpace(line) || line[^1] == '~' ? Escape(DiffOutline.Mark(style, line))
        : $"{marker}{Escape(line)}{marker}"));

    // In a link's text Discord knows no escapes, and refuses what looks like an address or holds an emoji
    // (github.com/discord/discord-api-docs/issues/6185, 6088 and 7721): such a title stands before the link.
    private static string Link(string title, string? target) =>
        target is null ? Escape(title)
        : PlainTitle.IsMatch(title) ? $"[{title}]({target})"
        : $"{Escape(title)} ([link]({target}))";

    private static string? Target(string address, string? quote)
    {
        var plain = Encode(address);
        var exact = quote is null ? plain : Encode(TextFragment.Append(address, quote));
        return exact.Length <= LongestAddress ? exact : plain.Length <= LongestAddress ? plain : null;
    }

    // What would end the link's address, or part it from a title.
    private static string Encode(string address) => Ending.Replace(address, found => Uri.HexEscape(found.Value[0]));

    [GeneratedRegex(@"[()<>\\""'`|\x00-\x20\x7F]")]
    private static partial Regex Ending { get; }

    // Words and common punctuation, without the invisible and the pictures among them, and without "site.example".
    [GeneratedRegex(
        """
        ^(?!.*[\w-]\.\p{L}{2})
        (?:(?![\u034F\u115F\u1160\u17B4\u17B5\u2139\u3164\uFE00-\uFE0F\uFFA0])[\p{L}\p{Mn}\p{Mc}\p{Nd}\x20,.!?'"–—“”‘’„«»…()%$&/=·\-]|:(?=\x20))+\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex PlainTitle { get; }
}
