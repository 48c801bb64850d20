using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using SmartReader;
using SpaceNewsBot.Core.Chat;

namespace SpaceNewsBot.Files;

/// <summary>What a page says of its article, beside the text: read before the page is cleaned of all that isn't text.</summary>
internal sealed partial class HtmlFacts
{
    // What front matter takes.
    private const int MaxLength = 500;
    private const int MaxUrlLength = 2_000;

    private readonly string? url;
    private readonly string? published;

    public HtmlFacts(IHtmlDocument page)
    {
        url = new[] { Attribute("link[rel=canonical]", "href"), Attribute("meta[property='og:url']", "content") }
            .FirstOrDefault(IsWebAddress);
        published = new[]
        {
            Attribute("meta[property='article:published_time']", "content"),
            page.QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonDay().Match(s.TextContent)).FirstOrDefault(m => m.Success)?.Groups["day"].Value,
            Attribute("meta[itemprop=datePublished], meta[name=date], meta[name=pubdate], meta[name='dc.date'], meta[name='DC.date.issued']", "content"),
            Attribute("[itemprop=datePublished][datetime], time[pubdate][datetime], article time[datetime]", "datetime"),
        }.Select(Day).FirstOrDefault(day => day is not null);

        string? Attribute(string selector, string name) => page.QuerySelector(selector)?.GetAttribute(name)?.Trim();
    }

    /// <summary>The block that opens the text; empty when nothing is known.</summary>
    /// <param name="article">What was found of title, author and publisher.</param>
    public string ToFrontMatter(Article article)
    {
        var matter = new StringBuilder();
        Add("title", article.Title);
        Add("author", WithoutBy(article.Author ?? article.Byline));
        Add("publisher", article.SiteName);
        Add("url", url);
        Add("published", published ?? (article.PublicationDate is { Year: > 1 } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null));
        return matter.Length == 0 ? "" : $"---\n{matter}---\n\n";

        void Add(string key, string? value)
        {
            var line = WhiteSpace().Replace(CleanText.OnOneLine(value ?? ""), " ").Trim();
            if (line.Length > 0 && line.Length <= (key == "url" ? MaxUrlLength : MaxLength))
            {
                // A pair of quotation marks around the whole is taken off again.
                matter.Append(key).Append(": ").Append(line[0] is '"' or '\'' ? $"\"{line}\"" : line).Append('\n');
            }
        }
    }

    private static string? WithoutBy(string? byline) => byline is null || IsWebAddress(byline.Trim()) ? null : By().Replace(byline, "");

    private static bool IsWebAddress(string? value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && value!.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or '"' or '\\');

    // The day where the outlet is: the time of day and its zone would only move it.
    private static string? Day(string? value) =>
        value is { Length: >= 10 }
        && DateOnly.TryParseExact(value[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? value[..10]
            : null;

    [GeneratedRegex("\"datePublished\"\\s*:\\s*\"(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")]
    private static partial Regex JsonDay();

    [GeneratedRegex(@"^\s*by:?\s+", RegexOptions.IgnoreCase)]
    private static partial Regex By();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
