using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpaceNewsBot.Terminal;

/// <summary>Reads strings out of JSON that other programs wrote.</summary>
internal static class JsonText
{
    /// <summary>
    /// The string that an element holds. Half a surrogate pair, which JSON can spell and .NET's reader refuses, becomes
    /// U+FFFD: as long as what it replaces, so that offsets stay true.
    /// </summary>
    public static string Read(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException) when (element.ValueKind == JsonValueKind.String)
        {
            return Unescape(element.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            // The parser has checked that the escape is whole.
            i++;
            switch (raw[i])
            {
                case 'u':
                    text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                default:
                    text.Append(raw[i]);
                    break;
            }
        }

        return ReplaceHalves(text);
    }

    private static string ReplaceHalves(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = (char)Rune.ReplacementChar.Value;
            }
        }

        return text.ToString();
    }
}
