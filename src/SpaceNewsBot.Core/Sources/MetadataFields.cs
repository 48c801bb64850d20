using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Sources;

/// <summary>The fields of a source's metadata as a person types them, in front matter or as options.</summary>
internal static class MetadataFields
{
    public const string Title = "title";
    public const string Author = "author";
    public const string Publisher = "publisher";
    public const string Url = "url";
    public const string Published = "published";

    // UTF-16 code units. Generous for headlines; a field beyond it is a paste that went wrong.
    private const int MaxLength = 500;
    private const int MaxUrlLength = 2_000;

    /// <summary>What front matter may give.</summary>
    public static ImmutableArray<string> Names { get; } = [Title, Author, Publisher, Url, Published];

    /// <summary>One sentence on the first field that can't be used; null when all can.</summary>
    public static string? FindFault(SourceMaterial material, FrontMatter.Found matter)
    {
        foreach (var name in Names)
        {
            if (Pick(name, material, matter) is { } value && FindFault(name, value) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>The metadata: what the material gives, else what front matter gives, else what was there before.</summary>
    public static SourceMetadata Read(SourceMaterial material, FrontMatter.Found matter, SourceMetadata before) => new(
        Pick(Title, material, matter) ?? before.Title,
        Pick(Author, material, matter) ?? before.Author,
        Pick(Publisher, material, matter) ?? before.Publisher,
        Pick(Url, material, matter) ?? before.Url,
        ParseDay(Pick(Published, material, matter)) ?? before.Published);

    /// <summary>The metadata with some fields emptied.</summary>
    public static SourceMetadata Without(SourceMetadata metadata, ImmutableArray<string> names) => new(
        names.Contains(Title) ? null : metadata.Title,
        names.Contains(Author) ? null : metadata.Author,
        names.Contains(Publisher) ? null : metadata.Publisher,
        names.Contains(Url) ? null : metadata.Url,
        names.Contains(Published) ? null : metadata.Published);

    private static string? Pick(string name, SourceMaterial material, FrontMatter.Found matter)
    {
        var option = name switch
        {
            Title => material.Title,
            Author => material.Author,
            Publisher => material.Publisher,
            Url => material.Url,
            _ => material.Published,
        };
        var value = string.IsNullOrWhiteSpace(option) ? matter.Values.GetValueOrDefault(name) : option;

        // As with the text: half a surrogate pair becomes what it would be read back as.
        return string.IsNullOrWhiteSpace(value) ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(value.Trim()));
    }

    private static string? FindFault(string name, string value)
    {
        var most = name == Url ? MaxUrlLength : MaxLength;
        if (value.Length > most)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The {name} has {value.Length} characters and may have {most}: shorten it.");
        }

        if (value.Any(char.IsControl))
        {
            return $"The {name} has a line break or another control character in it: give it as one line of text.";
        }

        return name switch
        {
            Url when !IsWebAddress(value) => $"The url \"{value}\" isn't an absolute web address: it has to start with http:// or https://.",
            Published when ParseDay(value) is null => $"The published date \"{value}\" isn't a day: write it as year-month-day, for example 2022-03-05.",
            _ => null,
        };
    }

    private static bool IsWebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0
        && value.StartsWith(uri.Scheme + "://", StringComparison.OrdinalIgnoreCase)
        && !value.Any(c => char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '\\');

    private static DateOnly? ParseDay(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
