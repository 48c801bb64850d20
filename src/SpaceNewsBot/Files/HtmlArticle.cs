using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SmartReader;

namespace SpaceNewsBot.Files;

/// <summary>
/// Reads the article of an HTML page: its text, and what the page says about it as front matter. It asks nobody for
/// anything, whatever the page links to. Apart from the reader of files, as it loads libraries that nothing else needs.
/// </summary>
internal static class HtmlArticle
{
    // Nobody's: the page is at hand, and its address is only what relative links would count from.
    private const string Placeholder = "https://page.invalid/";

    // News pages have a few thousand elements, and hostile ones as many as fit.
    private const int MaxElements = 20_000;

    // Deeper ones become siblings, so that no walk over the tree runs out of stack.
    private const int MaxDepth = 200;

    // Tags that are never closed cost the square of their number.
    private static readonly TimeSpan _longestParse = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan _longestRead = TimeSpan.FromSeconds(5);

    /// <summary>The article as front matter and paragraphs; null when there is none that can be read.</summary>
    /// <param name="html">The page.</param>
    public static string? Read(string html)
    {
        if (Parse(html) is not { } page)
        {
            return null;
        }

        using (page)
        {
            var facts = new HtmlFacts(page);
            HtmlText? text = null;
            RemoveHidden(page);
            using var reader = new Reader(Placeholder, page);
            reader.AddCustomOperationEnd(article => text = HtmlText.Of(article));
            using var patience = new CancellationTokenSource(_longestRead);
            var article = reader.GetArticleAsync(patience.Token).GetAwaiter().GetResult();
            return text is { IsArticle: true } ? facts.ToFrontMatter(article) + string.Join("\n\n", text.Paragraphs) + "\n" : null;
        }
    }

    private static IHtmlDocument? Parse(string html)
    {
        var started = TimeProvider.System.GetTimestamp();
        var elements = 0;
        var options = new HtmlParserOptions
        {
            IsScripting = true,
            MaximumDepth = MaxDepth,
            SkipComments = true,
            OnCreated = (_, _) => elements++,
            OnToken = (_, _) =>
            {
                if (elements > MaxElements || TimeProvider.System.GetElapsedTime(started) > _longestParse)
                {
                    throw new TooMuchException();
                }
            },
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (TooMuchException)
        {
            return null;
        }
    }

    private static void RemoveHidden(IHtmlDocument page)
    {
        foreach (var element in page.All.Where(IsHidden).ToList())
        {
            element.Remove();
        }
    }

    private static bool IsHidden(IElement element) =>
        element is not IHtmlHtmlElement and not IHtmlBodyElement
        && (element.LocalName is "template" or "style" or "svg" or "math" or "iframe" or "object" or "button" or "select" or "textarea"
            || element.HasAttribute("hidden")
            || element.GetAttribute("aria-hidden") == "true"
            || HidesByStyle(element.GetAttribute("style")));

    private static bool HidesByStyle(string? style) =>
        style is not null && style.Split(';').Any(declaration =>
            declaration.Split(':', 2) is [var name, var value]
            && (name.Trim().ToLowerInvariant(), value.Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim().ToLowerInvariant())
                is ("display", "none") or ("visibility", "hidden" or "collapse") or ("opacity", "0" or "0.0") or ("font-size", "0" or "0px"));

    /// <summary>The page would take too long.</summary>
    private sealed class TooMuchException : Exception;
}
