using System.Text;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Telegram;

/// <summary>Takes from foreign text what could disturb a message, and finds what Telegram would make live in it.</summary>
internal static partial class SafeText
{
    /// <summary>
    /// The text with line ends as "\n", other control characters as spaces, without the characters that embed, override
    /// or isolate a direction, and with U+FFFD for half surrogate pairs. Everything else stays.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r' when i + 1 < text.Length && text[i + 1] == '\n':
                case >= '\u202A' and <= '\u202E':
                case >= '\u2066' and <= '\u2069':
                    break;
                case '\n' or '\r' or '\u2028' or '\u2029':
                    clean.Append('\n');
                    break;
                case var _ when char.IsControl(c):
                    clean.Append(' ');
                    break;
                case var _ when char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]):
                    clean.Append(c).Append(text[++i]);
                    break;
                case var _ when char.IsSurrogate(c):
                    clean.Append('\uFFFD');
                    break;
                default:
                    clean.Append(c);
                    break;
            }
        }

        return clean.ToString();
    }

    /// <summary>
    /// The words that Telegram would turn into a link, a mention, a hashtag or a command by itself (and perhaps a few
    /// more). Shown as code they stay as they are: Telegram makes nothing live inside code.
    /// </summary>
    public static IEnumerable<Range> FindLiveWords(string text)
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
