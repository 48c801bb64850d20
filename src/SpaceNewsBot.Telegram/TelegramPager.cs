using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Telegram;

/// <summary>Lays blocks out over messages, each within Telegram's limits.</summary>
internal static class TelegramPager
{
    /// <summary>"1-4096 characters after entities parsing" (core.telegram.org/bots/api#sendmessage), counted in UTF-16 code units.</summary>
    public const int MaxLength = 4_096;

    /// <summary>Telegram formats so many pieces of a message and leaves the rest plain, which would make it live.</summary>
    public const int MaxEntities = 100;

    // A quote that is longer than this is folded until its reader opens it.
    private const int FoldedFrom = 400;

    /// <summary>The messages, as HTML.</summary>
    public static ImmutableArray<string> Lay(IReadOnlyList<TelegramBlock> blocks)
    {
        var pages = ImmutableArray.CreateBuilder<string>();
        var page = new List<TelegramBlock>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.IsBlank)
            {
                continue;
            }

            var last = i;
            while (blocks[last].StaysWithNext && last + 1 < blocks.Count)
            {
                last++;
            }

            var together = blocks.Take(i..(last + 1));
            if (page.Count > 0 && !Fits([.. page, .. together]))
            {
                Turn();
            }

            while (!Fits([.. page, block]))
            {
                if (page.Count > 0)
                {
                    Turn();
                    continue;
                }

                (var head, block) = Split(block);
                page.Add(head);
                Turn();
            }

            if (!block.IsBlank)
            {
                page.Add(block);
            }
        }

        Turn();
        return pages.ToImmutable();

        void Turn()
        {
            if (page.Any(b => !b.IsBlank))
            {
                pages.Add(Write(page));
            }

            page.Clear();
        }
    }

    private static bool Fits(IReadOnlyList<TelegramBlock> page) =>
        page.Sum(b => b.Length) + page.Skip(1).Sum(b => b.LinesBefore) <= MaxLength
        && page.Sum(b => b.Entities) <= MaxEntities;

    /// <summary>Cuts a block that is too long for any message where it hurts least.</summary>
    private static (TelegramBlock Head, TelegramBlock Tail) Split(TelegramBlock block)
    {
        var text = string.Concat(block.Spans.Select(s => s.Text));
        var most = Math.Min(MaxLength, LengthWithin(block, MaxEntities - 1));
        var cut = FindCut(text, most);

        var head = ImmutableArray.CreateBuilder<TelegramSpan>();
        var tail = ImmutableArray.CreateBuilder<TelegramSpan>();
        var start = 0;
        foreach (var span in block.Spans)
        {
            var inHead = Math.Clamp(cut - start, 0, span.Text.Length);
            if (inHead > 0)
            {
                head.Add(span with { Text = span.Text[..inHead] });
            }

            if (inHead < span.Text.Length)
            {
                tail.Add(span with { Text = span.Text[inHead..] });
            }

            start += span.Text.Length;
        }

        return (block with { Spans = head.ToImmutable() }, block with { Spans = tail.ToImmutable() });
    }

    private static int LengthWithin(TelegramBlock block, int entities)
    {
        var length = 0;
        foreach (var span in block.Spans)
        {
            if (span.IsEntity && entities-- == 0)
            {
                break;
            }

            length += span.Text.Length;
        }

        return length;
    }

    /// <summary>Behind the last line end, else the last space, of the second half; else between two characters as read.</summary>
    private static int FindCut(string text, int most)
    {
        if (most >= text.Length)
        {
            return text.Length;
        }

        var line = text.LastIndexOf('\n', most - 1, most / 2);
        if (line >= 0)
        {
            return line + 1;
        }

        for (var i = most - 1; i >= most / 2; i--)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                return i + 1;
            }
        }

        // A base with its marks, an emoji of several parts and a surrogate pair stay whole; marks without end don't.
        for (var i = most; i > most - 64 && i > 0; i--)
        {
            if (!Continues(text, i))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[most]) ? most - 1 : most;
    }

    private static bool Continues(string text, int at) =>
        char.IsLowSurrogate(text[at])
        || text[at] == '\u200D'
        || text[at - 1] == '\u200D'
        || CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.ModifierSymbol;

    private static string Write(List<TelegramBlock> page)
    {
        var html = new StringBuilder();
        for (var i = 0; i < page.Count; i++)
        {
            var block = page[i];
            html.Append('\n', i == 0 ? 0 : block.LinesBefore);
            if (block.IsQuote)
            {
                html.Append(block.Length > FoldedFrom ? "<blockquote expandable>" : "<blockquote>");
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

    private static void Write(StringBuilder html, TelegramSpan span)
    {
        if (span.Address is { } address)
        {
            html.Append("<a href=\"").Append(Escape(address)).Append("\">").Append(Escape(span.Text)).Append("</a>");
        }
        else if (span.IsCode)
        {
            html.Append("<code>").Append(Escape(span.Text)).Append("</code>");
        }
        else if (span.Emphasis is var emphasis and not TelegramEmphasis.None)
        {
            var tag = emphasis switch { TelegramEmphasis.Bold => 'b', TelegramEmphasis.Struck => 's', _ => 'u' };
            html.Append('<').Append(tag).Append('>').Append(Escape(span.Text)).Append("</").Append(tag).Append('>');
        }
        else
        {
            html.Append(Escape(span.Text));
        }
    }

    // core.telegram.org/bots/api#html-style: "<", ">" and "&" everywhere; the quote for the sake of attributes.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
