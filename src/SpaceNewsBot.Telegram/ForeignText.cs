using System.Collections.Immutable;

namespace SpaceNewsBot.Telegram;

/// <summary>Renders words of sources and users so that nothing in them is live.</summary>
internal static class ForeignText
{
    /// <summary>The cleaned text; what Telegram would make live in it is code.</summary>
    public static ImmutableArray<TelegramSpan> Render(string text)
    {
        var clean = SafeText.Clean(text);
        var spans = ImmutableArray.CreateBuilder<TelegramSpan>();
        var from = 0;
        foreach (var word in SafeText.FindLiveWords(clean))
        {
            var (start, end) = (word.Start.Value, word.End.Value);
            if (start > from)
            {
                spans.Add(new(clean[from..start]));
            }

            spans.Add(new(clean[word], IsCode: true));
            from = end;
        }

        if (from < clean.Length)
        {
            spans.Add(new(clean[from..]));
        }

        return spans.ToImmutable();
    }

    /// <summary>The cleaned text on one line as a heading; what would be live is code and not bold.</summary>
    public static ImmutableArray<TelegramSpan> RenderBold(string text) =>
        [.. Render(OnOneLine(text)).Select(span => span.IsCode ? span : span with { Emphasis = TelegramEmphasis.Bold })];

    /// <summary>The cleaned text on one line; not rendered yet.</summary>
    public static string OnOneLine(string text) => SafeText.Clean(text).Replace('\n', ' ').Trim();
}
