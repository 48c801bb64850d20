using System.Text;
using System.Text.RegularExpressions;

namespace SpaceNewsBot.Files;

/// <summary>Tells a page from other text, and finds the encoding that it says it has.</summary>
internal static partial class HtmlPage
{
    // As far as browsers look.
    private const int MaxBytesBeforeCharset = 1_024;

    private static readonly string[] _endings = [".html", ".htm", ".xhtml"];

    /// <summary>Whether a text is a page, by its name or by how it starts.</summary>
    public static bool IsOne(string text, string name) => IsNamedSo(name) || Start().IsMatch(text);

    /// <summary>What a page without a byte order mark spells in the encoding that it declares; null when that decides nothing.</summary>
    public static string? Decode(byte[] bytes, string name)
    {
        var encoding = bytes switch
        {
            [(byte)'<', 0, _, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
            [0, (byte)'<', 0, _, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
            [0xEF, 0xBB, 0xBF, ..] or [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..] => null,
            _ => Declared(bytes, name),
        };
        try
        {
            return encoding?.GetString(bytes) is { } text && IsOne(text, name) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding? Declared(byte[] bytes, string name)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MaxBytesBeforeCharset));
        if (!IsOne(head, name) || System.Text.Unicode.Utf8.IsValid(bytes) || Charset().Match(head) is not { Success: true } match)
        {
            return null;
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var label = match.Groups["label"].Value.ToLowerInvariant();
        try
        {
            // What calls itself Latin 1 was written on Windows.
            return label.StartsWith("utf", StringComparison.Ordinal)
                ? null
                : Encoding.GetEncoding(
                    label is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" ? "windows-1252" : label,
                    EncoderFallback.ExceptionFallback,
                    DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsNamedSo(string name) => _endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"<meta\s[^>]*?charset\s*=\s*[""']?\s*(?<label>[\w.:-]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
