using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Core.Sources;

/// <summary>
/// The block of "key: value" lines that a text may start with, between two lines of "---". A text that merely starts with
/// such a line (a rule in Markdown) has none.
/// </summary>
internal abstract partial record FrontMatter
{
    private const string Fence = "---";

    // A closing line further down than this belongs to the text.
    private const int MaxLines = 50;

    private FrontMatter()
    {
    }

    /// <param name="Values">By key, in lower case.</param>
    /// <param name="Length">How many UTF-16 code units of the text it takes, with the blank lines behind it; 0 when there is none.</param>
    public sealed record Found(ImmutableDictionary<string, string> Values, int Length) : FrontMatter;

    /// <param name="Reason">One sentence.</param>
    public sealed record Malformed(string Reason) : FrontMatter;

    /// <summary>A text without front matter.</summary>
    public static Found None { get; } = new(ImmutableDictionary<string, string>.Empty, 0);

    public static FrontMatter Read(string text)
    {
        if (NextLine(text, 0, out var at).TrimEnd() is not Fence)
        {
            return None;
        }

        var lines = new List<string>();
        while (true)
        {
            if (at >= text.Length || lines.Count > MaxLines)
            {
                // A rule above a text is no front matter; a rule above "title: …" that nothing closes was meant as one.
                return lines.Count > 0 && KeyAndValue().IsMatch(lines[0])
                    ? new Malformed("The front matter at the top never ends: close it with a line of ---.")
                    : None;
            }

            var line = NextLine(text, at, out at).TrimEnd();
            if (line is Fence)
            {
                break;
            }

            lines.Add(line.ToString());
        }

        var written = lines.FindAll(line => line.Length > 0);
        if (written.Count == 0 || !KeyAndValue().IsMatch(written[0]))
        {
            return None;
        }

        while (at < text.Length && text[at] == '\n')
        {
            at++;
        }

        return Read(written, at);
    }

    private static FrontMatter Read(List<string> lines, int length)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            if (KeyAndValue().Match(line) is not { Success: true } match)
            {
                return new Malformed($"The front matter has the line \"{line}\": write each line as \"key: value\".");
            }

            var key = match.Groups["key"].Value;
            if (!MetadataFields.Names.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                return new Malformed($"The front matter has the unknown key \"{key}\": it may have {string.Join(", ", MetadataFields.Names)}.");
            }

            if (!values.TryAdd(key, Unquote(match.Groups["value"].Value.Trim())))
            {
                return new Malformed($"The front matter gives the key \"{key}\" twice: keep one of the lines.");
            }
        }

        return new Found(values.ToImmutable(), length);
    }

    private static ReadOnlySpan<char> NextLine(string text, int start, out int next)
    {
        var end = text.IndexOf('\n', start);
        next = end < 0 ? text.Length : end + 1;
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start);
    }

    private static string Unquote(string value) =>
        value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0] ? value[1..^1] : value;

    [GeneratedRegex(@"^(?<key>[A-Za-z_-]+)\s*:(?<value>(\s.*)?)$")]
    private static partial Regex KeyAndValue();
}
