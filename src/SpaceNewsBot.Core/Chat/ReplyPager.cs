using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Lays blocks out over messages, each within a platform's limits. Nothing but blanks is lost.</summary>
public static class ReplyPager
{
    // A character as read that is longer than this is cut: marks can be piled up without end.
    private const int LongestCharacter = 64;

    /// <summary>The blocks of each message.</summary>
    /// <param name="blocks">What is to be shown.</param>
    /// <param name="maxLength">No message shows more UTF-16 code units than this, however it is written.</param>
    /// <param name="fits">
    /// Whether these blocks, which show at most <paramref name="maxLength"/>, can be one message. A single character has to fit.
    /// </param>
    public static ImmutableArray<ImmutableArray<ReplyBlock>> Lay(
        IEnumerable<ReplyBlock> blocks,
        int maxLength,
        Func<IReadOnlyList<ReplyBlock>, bool> fits)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(fits);
        List<ReplyBlock> rest = [.. blocks.Where(b => !b.IsBlank).Select(b => Chop(b, 8 * maxLength))];
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<ReplyBlock>>();
        var page = new List<ReplyBlock>();
        for (var i = 0; i < rest.Count; i++)
        {
            var block = rest[i];
            var last = i;
            while (rest[last].StaysWithNext && last + 1 < rest.Count)
            {
                last++;
            }

            if (page.Count > 0 && !Fits([.. page, .. rest.Take(i..(last + 1))]))
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

                (var head, block) = Split(block, maxLength, Fits);
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

        bool Fits(IReadOnlyList<ReplyBlock> candidate) =>
            candidate.Sum(b => (long)b.Length) + candidate.Skip(1).Sum(b => b.LinesBefore) <= maxLength && fits(candidate);

        void Turn()
        {
            if (page.Any(b => !b.IsBlank))
            {
                pages.Add([.. page]);
            }

            page.Clear();
        }
    }

    // A whole source is one span: in pieces it isn't copied anew for every message.
    private static ReplyBlock Chop(ReplyBlock block, int length) => block.Spans.All(s => s.Text.Length <= length)
        ? block
        : block with { Spans = [.. block.Spans.SelectMany(s => Chop(s, length))] };

    private static IEnumerable<ReplySpan> Chop(ReplySpan span, int length)
    {
        var start = 0;
        while (span.Style == SpanStyle.Plain && span.Text.Length - start > length)
        {
            var end = start + length - (char.IsHighSurrogate(span.Text[start + length - 1]) ? 1 : 0);
            yield return span with { Text = span.Text[start..end] };
            start = end;
        }

        yield return span with { Text = span.Text[start..] };
    }

    /// <summary>Cuts a block that is too long for any message where it hurts least.</summary>
    private static (ReplyBlock Head, ReplyBlock Tail) Split(ReplyBlock block, int maxLength, Func<IReadOnlyList<ReplyBlock>, bool> fits)
    {
        // A little more than there can be room for, since the last character as read has to be seen whole.
        var text = Begin(block, maxLength + 1 + LongestCharacter);
        var (most, tooMany) = (1, Math.Min(text.Length, maxLength + 1));
        while (tooMany - most > 1)
        {
            var middle = (most + tooMany) / 2;
            (most, tooMany) = fits([Cut(block, middle).Head]) ? (middle, tooMany) : (most, middle);
        }

        var cut = FindCut(text, most);
        while (cut > 1 && !fits([Cut(block, cut).Head]))
        {
            cut = FindCut(text, cut - 1);
        }

        return Cut(block, cut);
    }

    private static string Begin(ReplyBlock block, int length)
    {
        var text = new StringBuilder();
        foreach (var span in block.Spans)
        {
            if (text.Length >= length)
            {
                break;
            }

            text.Append(span.Text.AsSpan(0, Math.Min(span.Text.Length, length - text.Length)));
        }

        return text.ToString();
    }

    private static (ReplyBlock Head, ReplyBlock Tail) Cut(ReplyBlock block, int at)
    {
        var head = ImmutableArray.CreateBuilder<ReplySpan>();
        var index = 0;
        for (; at >= block.Spans[index].Text.Length; index++)
        {
            head.Add(block.Spans[index]);
            at -= block.Spans[index].Text.Length;
            if (index == block.Spans.Length - 1)
            {
                return (block, block with { Spans = [] });
            }
        }

        var span = block.Spans[index];
        if (at > 0)
        {
            head.Add(span with { Text = span.Text[..at] });
        }

        return (
            block with { Spans = head.ToImmutable() },
            block with { Spans = [span with { Text = span.Text[at..] }, .. block.Spans[(index + 1)..]] });
    }

    /// <summary>Behind the last line end, else the last space, of the second half; else between two characters as read.</summary>
    private static int FindCut(string text, int most)
    {
        var (line, space, character) = (0, 0, 0);
        for (var at = 0; at <= most && at < text.Length; at += StringInfo.GetNextTextElementLength(text, at))
        {
            character = at;
            if (at > most / 2 && char.IsWhiteSpace(text[at - 1]))
            {
                space = at;
                line = text[at - 1] == '\n' ? at : line;
            }
        }

        return line > 0 ? line
            : space > 0 ? space
            : character > 0 && character > most - LongestCharacter ? character
            : most > 1 && char.IsLowSurrogate(text[most]) ? most - 1
            : most;
    }
}
