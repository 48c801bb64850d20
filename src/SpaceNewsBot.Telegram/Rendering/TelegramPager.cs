using System.Collections.Immutable;
using System.Text;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>Lays blocks out over messages, each within Telegram's limits.</summary>
internal static class TelegramPager
{
    /// <summary>"1-4096 characters after entities parsing" (core.telegram.org/bots/api#sendmessage), counted in UTF-16 code units.</summary>
    public const int MaxLength = 4_096;

    /// <summary>Telegram formats so many pieces of a message and leaves the rest plain, which would make it live.</summary>
    public const int MaxEntities = 100;

    /// <summary>The messages, as HTML.</summary>
    public static ImmutableArray<string> Lay(IEnumerable<ReplyBlock> blocks) => [.. ReplyPager.Lay(blocks, MaxLength, Fits).Select(Write)];

    private static bool Fits(IReadOnlyList<ReplyBlock> page) => page.Sum(b => b.Spans.Count(IsEntity) + (b.IsQuote ? 1 : 0)) <= MaxEntities;

    private static bool IsEntity(ReplySpan span) => span.Style != SpanStyle.Plain || span.Address is not null;

    private static string Write(ImmutableArray<ReplyBlock> page)
    {
        var html = new StringBuilder();
        for (var i = 0; i < page.Length; i++)
        {
            var block = page[i];
            html.Append('\n', i == 0 ? 0 : block.LinesBefore);
            if (block.IsQuote)
            {
                // Telegram folds it only where it is longer than three lines.
                html.Append("<blockquote expandable>");
            }

            foreach (var span in block.Spans)
            {
                Write(html, span);
            }

            if (block.IsQuote)
            {
                html.Append("</blockquote>");
            }
        }

        return html.ToString();
    }

    private static void Write(StringBuilder html, ReplySpan span)
    {
        if (span.Address is { } address)
        {
            html.Append("<a href=\"").Append(Escape(address)).Append("\">").Append(Escape(span.Text)).Append("</a>");
        }
        else if (Tag(span.Style) is { } tag)
        {
            html.Append('<').Append(tag).Append('>').Append(Escape(span.Text)).Append("</").Append(tag).Append('>');
        }
        else
        {
            html.Append(Escape(span.Text));
        }
    }

    private static string? Tag(SpanStyle style) => style switch
    {
        SpanStyle.Heading => "b",
        SpanStyle.Gone => "s",
        SpanStyle.Come => "u",
        SpanStyle.Code => "code",
        _ => null,
    };

    // core.telegram.org/bots/api#html-style: "<", ">" and "&" everywhere; the quote for the sake of attributes.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
