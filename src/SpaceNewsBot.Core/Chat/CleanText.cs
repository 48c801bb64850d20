using System.Text;

namespace SpaceNewsBot.Core.Chat;

/// <summary>Takes from foreign text what could disturb a message. It still has to be escaped.</summary>
public static class CleanText
{
    /// <summary>
    /// The text with line ends as "\n", other control characters as spaces, without the characters that embed, override
    /// or isolate a direction, and with U+FFFD for half surrogate pairs. Everything else stays.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
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

    /// <summary>The cleaned text on one line.</summary>
    public static string OnOneLine(string text) => Of(text).Replace('\n', ' ').Trim();
}
