using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Telegram.Rendering;

/// <summary>
/// Finds the words that Telegram would turn into a link, a mention, a hashtag or a command by itself (and perhaps a few more).
/// Shown as code they stay as they are: Telegram makes nothing live inside code.
/// </summary>
internal static partial class LiveWords
{
    /// <summary>The words, by their offsets in UTF-16 code units.</summary>
    public static IEnumerable<Range> Find(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            if (i > start && Live.IsMatch(text[start..i]))
            {
                yield return start..i;
            }

            start = i + 1;
        }
    }

    /// <summary>
    /// The block with each live word of foreign text as code. Telegram sets nothing off in code
    /// (core.telegram.org/bots/api#formatting-options), so what is gone or came there stands between marks.
    /// </summary>
    public static ReplyBlock Guard(ReplyBlock block)
    {
        var spans = ImmutableArray.CreateBuilder<ReplySpan>();
        for (var i = 0; i < block.Spans.Length;)
        {
            // A word may be live only as a whole, when its halves stand in different spans.
            var run = block.Spans.Skip(i).TakeWhile(IsGuarded).ToList();
            Guard(run, spans);
            i += run.Count;
            for (; i < block.Spans.Length && !IsGuarded(block.Spans[i]); i++)
            {
                spans.Add(block.Spans[i]);
            }
        }

        return block with { Spans = spans.ToImmutable() };
    }

    // A link is live already.
    private static bool IsGuarded(ReplySpan span) => span.IsForeign && span.Address is null;

    private static void Guard(List<ReplySpan> run, ImmutableArray<ReplySpan>.Builder spans)
    {
        var live = Find(string.Concat(run.Select(s => s.Text))).Select(word => (Start: word.Start.Value, End: word.End.Value)).ToList();
        var (next, start) = (0, 0);
        foreach (var span in run)
        {
            var end = start + span.Text.Length;
            for (var at = start; at < end;)
            {
                while (next < live.Count && live[next].End <= at)
                {
                    next++;
                }

                var isLive = next < live.Count && live[next].Start <= at;
                var to = next == live.Count ? end : Math.Min(end, isLive ? live[next].End : live[next].Start);
                var text = span.Text[(at - start)..(to - start)];
                spans.Add(isLive ? new(DiffOutline.Mark(span.Style, text), IsForeign: true) { Style = SpanStyle.Code } : span with { Text = text });
                at = to;
            }

            start = end;
        }
    }

    [GeneratedRegex(
        """
        ://                                |    # addresses with a scheme
        \b(?:tg|ton|mailto|tel):           |
        @\w                                |    # mentions, e-mail addresses
        [\#\uFF03][\w\u00B7]               |    # hashtags
        \$(?:[A-Z]|1INCH)                  |    # cashtags
        (?<![\w/<>])/[A-Za-z0-9_]          |    # commands
        [\w\-]\.(?:\p{L}{2}|xn--)         |    # addresses without a scheme
        [\p{S}\p{M}\p{Cs}]\.\p{L}{2}      |    # the same, with a picture for a name
        \d\.\d{1,3}\.\d{1,3}\.\d                # network addresses
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Live { get; }
}
