using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SpaceNewsBot.Tests.Support.Telegram;

/// <summary>
/// Telegram's HTML (core.telegram.org/bots/api#html-style), with the sentences in which the real server refuses it:
/// "can't parse entities" is followed by what stands here.
/// </summary>
internal static class BotApiHtml
{
    // "Only the tags mentioned above are currently supported."
    private static readonly ImmutableHashSet<string> Tags =
    [
        "a", "b", "strong", "i", "em", "u", "ins", "s", "strike", "del",
        "span", "tg-spoiler", "tg-emoji", "tg-time", "code", "pre", "blockquote",
    ];

    /// <summary>The text as shown, with its entities; or the refusal.</summary>
    public static (string Text, ImmutableArray<BotApiEntity> Entities, string? Refusal) Parse(string html)
    {
        var text = new StringBuilder();
        var entities = ImmutableArray.CreateBuilder<BotApiEntity>();
        var open = new Stack<(string Tag, int Start, Dictionary<string, string> Attributes)>();
        var at = 0;
        while (at < html.Length)
        {
            if (html[at] == '&' && TryReadCharacter(html, ref at, out var character))
            {
                text.Append(character);
                continue;
            }

            if (html[at] != '<')
            {
                text.Append(html[at++]);
                continue;
            }

            var tagAt = at;
            if (at + 1 < html.Length && html[at + 1] == '/')
            {
                if (open.Count == 0)
                {
                    return Refuse($"Unexpected end tag at byte offset {Byte(tagAt)}");
                }

                var endTag = ReadUntilSpaceOr(html, at + 2, out at, '>');
                SkipSpaces(html, ref at);
                if (at >= html.Length || html[at] != '>')
                {
                    return Refuse($"Unclosed end tag at byte offset {Byte(tagAt)}");
                }

                at++;
                var (tag, start, attributes) = open.Pop();
                if (endTag.Length > 0 && !endTag.Equals(tag, StringComparison.OrdinalIgnoreCase))
                {
                    return Refuse($"Unmatched end tag at byte offset {Byte(tagAt)}, expected \"</{tag}>\", found \"</{endTag}>\"");
                }

                entities.Add(new BotApiEntity(tag, start, text.Length - start, attributes.GetValueOrDefault("href")));
                continue;
            }

            var name = ReadUntilSpaceOr(html, at + 1, out at, '>').ToLowerInvariant();
            if (at >= html.Length)
            {
                return Refuse($"Unclosed start tag at byte offset {Byte(tagAt)}");
            }

            if (!Tags.Contains(name))
            {
                return Refuse($"Unsupported start tag \"{name}\" at byte offset {Byte(tagAt)}");
            }

            var read = new Dictionary<string, string>(StringComparer.Ordinal);
            while (true)
            {
                SkipSpaces(html, ref at);
                if (at >= html.Length)
                {
                    return Refuse($"Unclosed start tag at byte offset {Byte(tagAt)}");
                }

                if (html[at] == '>')
                {
                    at++;
                    break;
                }

                var attribute = ReadUntilSpaceOr(html, at, out at, '>', '=').ToLowerInvariant();
                if (attribute.Length == 0)
                {
                    return Refuse($"Empty attribute name in the tag \"{name}\" at byte offset {Byte(tagAt)}");
                }

                SkipSpaces(html, ref at);
                if (at >= html.Length || html[at] != '=')
                {
                    read[attribute] = "";
                    continue;
                }

                at++;
                SkipSpaces(html, ref at);
                if (at >= html.Length)
                {
                    return Refuse($"Unclosed start tag at byte offset {Byte(tagAt)}");
                }

                var value = new StringBuilder();
                if (html[at] is var quote and ('"' or '\''))
                {
                    at++;
                    while (at < html.Length && html[at] != quote)
                    {
                        if (html[at] == '&' && TryReadCharacter(html, ref at, out var inValue))
                        {
                            value.Append(inValue);
                        }
                        else
                        {
                            value.Append(html[at++]);
                        }
                    }

                    if (at >= html.Length)
                    {
                        return Refuse($"Unclosed start tag at byte offset {Byte(tagAt)}");
                    }

                    at++;
                }
                else
                {
                    var tokenAt = at;
                    while (at < html.Length && (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '.' or '-'))
                    {
                        value.Append(html[at++]);
                    }

                    if (at >= html.Length || !(char.IsWhiteSpace(html[at]) || html[at] == '>'))
                    {
                        return Refuse($"Unexpected end of name token at byte offset {Byte(tokenAt)}");
                    }
                }

                read[attribute] = value.ToString();
            }

            if (name == "span" && read.GetValueOrDefault("class") != "tg-spoiler")
            {
                return Refuse($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Byte(tagAt)}");
            }

            if (name == "tg-time" && read.GetValueOrDefault("format", "") is { Length: > 1 } format && format.Contains('r', StringComparison.Ordinal))
            {
                return Refuse("Invalid date format used");
            }

            open.Push((name, text.Length, read));
        }

        return open.Count > 0
            ? Refuse($"Can't find end tag corresponding to start tag \"{open.Peek().Tag}\"")
            : (text.ToString(), entities.ToImmutable(), null);

        int Byte(int index) => Encoding.UTF8.GetByteCount(html.AsSpan(0, index));

        static (string, ImmutableArray<BotApiEntity>, string?) Refuse(string reason) => ("", [], reason);
    }

    private static string ReadUntilSpaceOr(string html, int from, out int end, params ReadOnlySpan<char> stops)
    {
        end = from;
        while (end < html.Length && !char.IsWhiteSpace(html[end]) && !stops.Contains(html[end]))
        {
            end++;
        }

        return html[from..end];
    }

    private static void SkipSpaces(string html, ref int at)
    {
        while (at < html.Length && char.IsWhiteSpace(html[at]))
        {
            at++;
        }
    }

    // "All numerical HTML entities are supported"; "the API currently supports only the following named HTML entities:
    // &lt;, &gt;, &amp; and &quot;". Anything else stays as it is, and the semicolon may be missing.
    private static bool TryReadCharacter(string html, ref int at, out string character)
    {
        character = "";
        var end = at + 1;
        int code;
        if (end < html.Length && html[end] == '#')
        {
            end++;
            var isHex = end < html.Length && html[end] == 'x';
            end += isHex ? 1 : 0;
            var digits = end;
            while (end < html.Length && (isHex ? char.IsAsciiHexDigit(html[end]) : char.IsAsciiDigit(html[end])))
            {
                end++;
            }

            if (!int.TryParse(html[digits..end], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out code)
                || code is 0 or >= 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            {
                return false;
            }
        }
        else
        {
            while (end < html.Length && char.IsAsciiLetter(html[end]))
            {
                end++;
            }

            code = html[(at + 1)..end] switch
            {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                _ => 0,
            };
            if (code == 0)
            {
                return false;
            }
        }

        at = end < html.Length && html[end] == ';' ? end + 1 : end;
        character = char.ConvertFromUtf32(code);
        return true;
    }
}
