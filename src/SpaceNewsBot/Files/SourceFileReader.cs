using System.Text;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Terminal;
using UtfUnknown;

namespace SpaceNewsBot.Files;

/// <summary>Reads a file, or standard input, as the text of a source, whatever its encoding.</summary>
internal sealed class SourceFileReader : ISourceFileReader
{
    /// <summary>Names standard input.</summary>
    public const string StandardInput = "-";

    // The longest that 5 MB of UTF-8 can be in another encoding: ASCII in UTF-32.
    private const int MaxFileBytes = 4 * (SourceLimits.MaxTextBytes + 1);

    // A detection less sure than this is a guess at noise.
    private const float LeastConfidence = 0.5f;

    private static readonly UTF8Encoding _utf8 = new(true, throwOnInvalidBytes: true);

    private static readonly Encoding[] _marked =
    [
        _utf8,
        // Before UTF-16, whose mark begins UTF-32's.
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    /// <summary>Reads the named file.</summary>
    public static async Task<SourceFile> ReadAsync(string name, TerminalIo io, CancellationToken cancellationToken)
    {
        var shown = name == StandardInput ? "Standard input" : name;
        try
        {
            if (name != StandardInput && Directory.Exists(name))
            {
                return new SourceFile.Refused($"{shown} is a folder: name one file with the source's text.");
            }

            await using var stream = name == StandardInput
                ? io.OpenInput()
                : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, useAsync: true);
            return await ReadToEndAsync(stream, shown, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new SourceFile.Refused($"There is no file {shown}: check the name.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new SourceFile.Refused($"{shown} can't be read: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public Task<SourceFile> ReadAsync(Stream stream, string name, CancellationToken cancellationToken) =>
        ReadToEndAsync(stream, name, cancellationToken);

    private static async Task<SourceFile> ReadToEndAsync(Stream stream, string shown, CancellationToken cancellationToken)
    {
        var bytes = await ReadUpToLimitAsync(stream, cancellationToken).ConfigureAwait(false);
        return bytes is null ? TooLong(shown) : (HtmlPage.Decode(bytes, shown) ?? Decode(bytes)) switch
        {
            null => new SourceFile.Refused(OtherFiles.Refuse(shown)),
            { } text when Encoding.UTF8.GetByteCount(text) > SourceLimits.MaxTextBytes => TooLong(shown),
            { } text when HtmlPage.IsOne(text, shown) => ReadPage(text, shown),
            { } text when OtherFiles.IsRichText(text) => new SourceFile.Refused(OtherFiles.Refuse(shown)),
            { } text => new SourceFile.Text(text),
        };
    }

    private static SourceFile ReadPage(string html, string shown) => HtmlArticle.Read(html) switch
    {
        null => new SourceFile.Refused($"{shown} has no article text that can be read: give the text itself as .txt or .md."),
        var text when Encoding.UTF8.GetByteCount(text) > SourceLimits.MaxTextBytes => TooLong(shown),
        var text => new SourceFile.Text(text),
    };

    /// <summary>The text that the bytes spell; null when they are no text.</summary>
    internal static string? Decode(byte[] bytes)
    {
        var marked = _marked.FirstOrDefault(encoding => bytes.AsSpan().StartsWith(encoding.Preamble));
        try
        {
            var text = OnlyText(marked is null ? _utf8.GetString(bytes) : marked.GetString(bytes.AsSpan(marked.Preamble.Length)));

            // ISO 2022 spells other scripts in ASCII behind escape characters.
            return text?.Contains('\e') == true && Detect(bytes) is { } spelled && !spelled.Contains('\e') ? spelled : text;
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            return marked is null ? Detect(bytes) : null;
        }
    }

    private static string? Detect(byte[] bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        if (CharsetDetector.DetectFromBytes(bytes).Detected is not { Encoding: { } detected, Confidence: >= LeastConfidence })
        {
            return null;
        }

        try
        {
            return OnlyText(Encoding.GetEncoding(detected.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                .GetString(bytes));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Control characters other than white space are the mark of a file that isn't text.</summary>
    private static string? OnlyText(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\b') || text.AsSpan().ContainsAnyInRange('\x0E', '\x1A') ? null : text;

    private static SourceFile.Refused TooLong(string shown) =>
        new($"{shown} is too long: a source has at most 5 MB of text; split it, or leave out what isn't the story.");

    private static async Task<byte[]?> ReadUpToLimitAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek && stream.Length > MaxFileBytes)
        {
            return null;
        }

        // A pipe or a device has no length to ask for.
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            read.Write(buffer, 0, count);
            if (read.Length > MaxFileBytes)
            {
                return null;
            }
        }

        return read.ToArray();
    }
}
