using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Core.Sources;

/// <summary>Makes ids of sources that a person can type: a-z, 0-9 and "-", at most <see cref="MaxLength"/> characters.</summary>
internal static class SourceSlug
{
    public const int MaxLength = 40;

    // For titles without a letter of a to z.
    private const string Nameless = "source";

    public static string From(string title)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var c in title)
        {
            if (c is '\'' or '’')
            {
                // "Russia's" is one word.
                continue;
            }

            if (!char.IsAsciiLetterOrDigit(c))
            {
                gap = true;
                continue;
            }

            if (gap && slug.Length > 0)
            {
                slug.Append('-');
            }

            gap = false;
            slug.Append(char.ToLowerInvariant(c));
            if (slug.Length > MaxLength)
            {
                break;
            }
        }

        return slug.Length == 0 ? Nameless : Shorten(slug.ToString(), MaxLength);
    }

    /// <summary>The slug itself for 1, otherwise with the number behind it.</summary>
    public static string WithNumber(string slug, int number)
    {
        if (number == 1)
        {
            return slug;
        }

        var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return Shorten(slug, MaxLength - ending.Length) + ending;
    }

    // Between words if there is a gap in the second half, else inside one.
    private static string Shorten(string slug, int length)
    {
        if (slug.Length <= length)
        {
            return slug;
        }

        var gap = slug.LastIndexOf('-', length);
        return slug[..(gap > length / 2 ? gap : length)].TrimEnd('-');
    }
}
