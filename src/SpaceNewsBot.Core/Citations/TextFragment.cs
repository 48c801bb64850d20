namespace SpaceNewsBot.Core.Citations;

/// <summary>
/// Makes a link land on a quote (wicg.github.io/scroll-to-text-fragment: a browser scrolls to the words that the text directive
/// names, and to the top of the page where it doesn't find them).
/// </summary>
public static class TextFragment
{
    // A quote up to this long is named as a whole, a longer one by its first and last words.
    private const int LongestWhole = 80;
    private const int MaxWords = 5;

    // Where words aren't parted by spaces, so many characters stand for one.
    private const int LongestWord = 24;

    /// <summary>The address with a text directive behind its own fragment, which stays.</summary>
    /// <param name="address">Absolute, percent-encoded.</param>
    /// <param name="quote">The quote as it stands in the source.</param>
    public static string Append(string address, string quote)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(quote);
        if (Name(quote) is not { } words)
        {
            return address;
        }

        var before = !address.Contains('#', StringComparison.Ordinal) ? "#:~:"
            : !address.Contains(":~:", StringComparison.Ordinal) ? ":~:"
            : "&";
        return $"{address}{before}text={words}";
    }

    private static string? Name(string quote)
    {
        var lines = quote.Split(['\n', '\r', '\u2028', '\u2029'], StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        if (lines.Count == 1 && (quote.Length <= LongestWhole || lines[0].Length <= 2 * MaxWords) && lines[0].All(word => word.Length <= LongestWord))
        {
            return Encode(lines[0]);
        }

        // Each end has to stand within one paragraph of the page.
        return $"{Encode(lines[0].Take(MaxWords).Select(Begin))},{Encode(lines[^1].TakeLast(MaxWords).Select(End))}";
    }

    private static string Begin(string word, int index) => word.Length <= LongestWord ? word : word[..LongestWord];

    private static string End(string word, int index) => word.Length <= LongestWord ? word : word[^LongestWord..];

    // "-" and "," part the directive's terms and "&" ends it, so none of them may stand for itself.
    private static string Encode(IEnumerable<string> words) => Uri.EscapeDataString(string.Join(' ', words)).Replace("-", "%2D", StringComparison.Ordinal);
}
